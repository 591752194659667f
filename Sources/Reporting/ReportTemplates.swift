import Crypto
import Foundation
import Mustache

/// The report's pages as Mustache templates (mustache.github.io/mustache.5.html). Two braces escape; three stand only around
/// what other templates made.
struct ReportTemplates {
    /// No request leaves a page and no script runs in it, whatever should have slipped through.
    static let policy =
        "default-src 'none'; style-src 'sha256-\(styleHash)'; base-uri 'none'; form-action 'none'"

    private let library: MustacheLibrary

    init() throws {
        var library = MustacheLibrary()
        for (name, text) in Self.texts { try library.register(text, named: name) }
        self.library = library
    }

    func render(_ name: String, _ model: ReportModel) -> String {
        library.render(model, withTemplate: name) ?? ""
    }

    private static var styleHash: String {
        Data(SHA256.hash(data: Data(ReportStyle.text.utf8))).base64EncodedString()
    }

    private static let texts: KeyValuePairs<String, String> = [
        "page": """
        <!DOCTYPE html>
        <html lang="{{lang}}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{{{policy}}}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta name="robots" content="noindex, nofollow">
        <meta name="color-scheme" content="light dark">
        <title>{{title}} – Casewire</title>
        <style>{{{style}}}</style>
        </head>
        <body>
        <a class="skip" href="#main">{{words.skip}}</a>
        <header>
        <p class="brand">Casewire</p>
        <nav aria-label="{{words.pages}}"><ul>
        {{#tabs}}<li><a href="{{href}}"{{#current}} aria-current="page"{{/current}}>{{label}}</a></li>
        {{/tabs}}</ul></nav>
        <nav class="languages" aria-label="{{words.languages}}"><ul>
        {{#translations}}<li><a href="{{href}}" hreflang="{{code}}" lang="{{code}}"{{#current}} aria-current="true"{{/current}}>{{label}}</a></li>
        {{/translations}}</ul></nav>
        </header>
        <main id="main">
        {{{body}}}
        </main>
        <footer><p>{{words.note}}</p></footer>
        </body>
        </html>

        """,

        "overview": """
        <h1>{{words.overview}}</h1>
        <ul class="figures">
        {{#figures}}<li><span class="number">{{number}}</span> <span class="label">{{label}}</span></li>
        {{/figures}}</ul>
        {{#charts}}<section aria-labelledby="{{id}}">
        <h2 id="{{id}}">{{heading}}</h2>
        {{#isEmpty}}<p>{{words.nothing}}</p>{{/isEmpty}}{{^isEmpty}}{{{drawing}}}
        <details><summary>{{words.asTable}}</summary>
        <table><caption>{{heading}}</caption><thead><tr><th scope="col">{{first}}</th><th scope="col" class="count">{{words.steps}}</th></tr></thead>
        <tbody>{{#rows}}<tr><th scope="row">{{name}}</th><td class="count">{{count}}</td></tr>
        {{/rows}}</tbody></table></details>{{/isEmpty}}
        </section>
        {{/charts}}<section aria-labelledby="sources">
        <h2 id="sources">{{words.sources}}</h2>
        {{#hasSources}}<div class="wide" role="region" aria-labelledby="sources" tabindex="0">
        <table><thead><tr><th scope="col">{{words.feed}}</th><th scope="col" class="count">{{words.alerts}}</th><th scope="col" class="count">{{words.cases}}</th></tr></thead>
        <tbody>{{#sources}}<tr><th scope="row">{{name}}</th><td class="count">{{alerts}}</td><td class="count">{{cases}}</td></tr>
        {{/sources}}</tbody></table></div>{{/hasSources}}{{^hasSources}}<p>{{words.nothing}}</p>{{/hasSources}}
        </section>
        <section aria-labelledby="latest">
        <h2 id="latest">{{words.latestAlerts}}</h2>
        {{#hasLatest}}<ol class="latest">{{#latest}}<li><a href="{{href}}">{{title}}</a> <span class="meta">{{feed}}, <time datetime="{{time}}">{{day}}</time></span></li>
        {{/latest}}</ol>{{/hasLatest}}{{^hasLatest}}<p>{{words.nothing}}</p>{{/hasLatest}}
        </section>
        """,

        "cases": """
        <h1 id="cases">{{words.cases}}</h1>
        {{#hasCases}}<div class="wide" role="region" aria-labelledby="cases" tabindex="0">
        <table><thead><tr><th scope="col">{{words.person}}</th><th scope="col">{{words.lastStep}}</th><th scope="col">{{words.when}}</th><th scope="col">{{words.place}}</th><th scope="col">{{words.sentence}}</th><th scope="col" class="count">{{words.sources}}</th></tr></thead>
        <tbody>
        {{#cases}}<tr><th scope="row"><a href="{{href}}">{{name}}</a>{{#withdrawn}} <span class="tag">{{words.withdrawn}}</span>{{/withdrawn}}</th><td>{{step}}</td><td class="date">{{when}}</td><td>{{place}}</td><td>{{sentence}}</td><td class="count">{{count}}</td></tr>
        {{/cases}}</tbody></table></div>{{/hasCases}}{{^hasCases}}<p>{{words.nothing}}</p>{{/hasCases}}
        """,

        "case": """
        <h1>{{name}}</h1>
        {{#withdrawn}}<p class="warning">{{words.withdrawnNote}}</p>{{/withdrawn}}
        <dl>
        {{#facts}}<dt>{{label}}</dt><dd>{{value}}</dd>
        {{/facts}}</dl>
        {{#proceedings}}<section aria-labelledby="{{id}}">
        <h2 id="{{id}}">{{heading}}</h2>
        <ol class="timeline">
        {{#steps}}<li>
        <h3>{{step}}</h3>
        <p class="meta"><span class="date">{{when}}</span>{{#where}} · {{where}}{{/where}}{{#court}} · {{court}}{{/court}}{{#judge}} · {{words.judge}}: {{judge}}{{/judge}}</p>
        {{#sentence}}<p class="sentence">{{sentence}}</p>{{/sentence}}
        <blockquote{{#language}} lang="{{language}}"{{/language}}><p>{{quote}}</p></blockquote>
        <p class="meta">{{#url}}<a href="{{url}}" rel="noopener noreferrer nofollow">{{source}}</a>{{/url}}{{^url}}{{source}}{{/url}}{{#published}} · {{published}}{{/published}} · {{words.confidence}} {{confidence}}{{#alert}} · <a href="{{alert}}">{{words.alert}}</a>{{/alert}}</p>
        {{#hash}}<p class="meta">{{words.evidence}}: <code>{{hash}}</code></p>{{/hash}}
        </li>
        {{/steps}}</ol>
        {{#differences}}<h3>{{heading}}</h3>
        <div class="wide" role="region" aria-label="{{heading}}" tabindex="0">
        <table><thead><tr><th scope="col">{{words.source}}</th><th scope="col">{{words.when}}</th><th scope="col">{{words.sentence}}</th><th scope="col">{{words.quotation}}</th></tr></thead>
        <tbody>{{#versions}}<tr><th scope="row">{{source}}</th><td class="date">{{when}}</td><td>{{sentence}}</td><td>{{quote}}</td></tr>
        {{/versions}}</tbody></table></div>
        {{/differences}}</section>
        {{/proceedings}}<section aria-labelledby="sources">
        <h2 id="sources">{{words.sources}}</h2>
        <ul>
        {{#sources}}<li>{{#url}}<a href="{{url}}" rel="noopener noreferrer nofollow">{{title}}</a>{{/url}}{{^url}}{{title}}{{/url}} <span class="meta">{{feed}}{{#published}}, {{published}}{{/published}}</span></li>
        {{/sources}}</ul>
        </section>
        """,

        "alert": """
        <h1{{#language}} lang="{{language}}"{{/language}}>{{> marked}}</h1>
        <dl>
        {{#facts}}<dt>{{label}}</dt><dd>{{#url}}<a href="{{url}}" rel="noopener noreferrer nofollow">{{value}}</a>{{/url}}{{^url}}{{value}}{{/url}}</dd>
        {{/facts}}</dl>
        {{#hasCases}}<section aria-labelledby="told"><h2 id="told">{{words.cases}}</h2><ul>
        {{#cases}}<li><a href="{{href}}">{{name}}</a></li>
        {{/cases}}</ul></section>
        {{/hasCases}}<section aria-labelledby="text">
        <h2 id="text">{{words.text}}</h2>
        {{#paragraphs}}<p{{#language}} lang="{{language}}"{{/language}}>{{> marked}}</p>
        {{/paragraphs}}</section>
        {{#hasSightings}}<section aria-labelledby="seen"><h2 id="seen">{{words.alsoSeen}}</h2><ul>
        {{#sightings}}<li>{{#url}}<a href="{{url}}" rel="noopener noreferrer nofollow">{{title}}</a>{{/url}}{{^url}}{{title}}{{/url}} <span class="meta">{{feed}}, {{seen}}</span></li>
        {{/sightings}}</ul></section>
        {{/hasSightings}}{{#hasEvidence}}<section aria-labelledby="evidence"><h2 id="evidence">{{words.evidence}}</h2><ul>
        {{#evidence}}<li><code>{{sha256}}</code> <span class="meta">{{address}}, {{fetched}}, {{warc}}</span></li>
        {{/evidence}}</ul></section>
        {{/hasEvidence}}
        """,

        "marked": "{{#segments}}{{#mark}}<mark>{{text}}</mark>{{/mark}}{{^mark}}{{text}}{{/mark}}{{/segments}}",

        "feeds": """
        <h1 id="feeds">{{words.feeds}}</h1>
        {{#hasFeeds}}<div class="wide" role="region" aria-labelledby="feeds" tabindex="0">
        <table><thead><tr><th scope="col">{{words.feed}}</th><th scope="col">{{words.lastAnswer}}</th><th scope="col" class="count">{{words.items}}</th><th scope="col">{{words.trouble}}</th></tr></thead>
        <tbody>
        {{#feeds}}<tr><th scope="row">{{name}}</th><td class="date">{{answer}}</td><td class="count">{{items}}</td><td>{{trouble}}</td></tr>
        {{/feeds}}</tbody></table></div>{{/hasFeeds}}{{^hasFeeds}}<p>{{words.nothing}}</p>{{/hasFeeds}}
        """,

        "bars": """
        <svg class="chart" viewBox="0 0 {{width}} {{height}}" role="img" aria-labelledby="{{id}}-title {{id}}-text">
        <title id="{{id}}-title">{{heading}}</title>
        <desc id="{{id}}-text">{{summary}}</desc>
        {{#bars}}<text class="tick" x="{{labelX}}" y="{{labelY}}" text-anchor="{{anchor}}">{{name}}</text><rect class="bar" x="{{x}}" y="{{y}}" width="{{w}}" height="{{h}}" rx="2"/><text class="value" x="{{valueX}}" y="{{valueY}}" text-anchor="{{valueAnchor}}">{{count}}</text>
        {{/bars}}</svg>
        """,

        "map": """
        <svg class="chart map" viewBox="0 0 {{width}} {{height}}" role="img" aria-labelledby="{{id}}-title {{id}}-text">
        <title id="{{id}}-title">{{heading}}</title>
        <desc id="{{id}}-text">{{summary}}</desc>
        <path class="land" d="{{outline}}"/>
        {{#dots}}<circle class="dot" cx="{{x}}" cy="{{y}}" r="{{r}}"/><text class="tick" x="{{labelX}}" y="{{labelY}}" text-anchor="{{anchor}}">{{name}} {{count}}</text>
        {{/dots}}</svg>
        """,
    ]
}
