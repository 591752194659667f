/// What an element's name, role, class and id say of what stands in it.
enum PageHints {
    /// Elements whose content is never an article's text.
    static let dead: Set<String> = [
        "script", "style", "noscript", "template", "iframe", "noembed", "noframes", "svg", "object", "embed",
        "canvas", "map", "select", "button", "input", "textarea", "datalist", "audio", "video", "head", "math",
        "dialog", "label", "progress", "meter", "applet", "amp-ad", "amp-auto-ads", "amp-sticky-ad", "amp-sidebar",
        "amp-consent", "amp-iframe", "amp-social-share", "amp-user-notification", "amp-embed",
    ]

    enum Verdict {
        case article, unwanted
        /// A box beside the article, or whatever a page is built of: that depends on the page.
        case widget
        case none
    }

    /// The words of a class or id, as `articleBody-main` has three.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var previousIsLower = false
        for byte in text.utf8 {
            let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte >= 0x80
            if !(isUpper || isLower) || (isUpper && previousIsLower) {
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word = []
            }
            if isUpper || isLower { word.append(isUpper ? byte | 0x20 : byte) }
            previousIsLower = isLower
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    /// Of one class or id: `unwanted` where a word, or two words in a row, name what pages put around articles.
    static func verdict(ofName name: String) -> Verdict {
        let words = words(name)
        guard let first = words.first else { return .none }
        // What content systems file a post under: `tag-politics`, `category-video`.
        if ["tag", "category", "type", "format", "status", "has", "no", "js", "is", "with"].contains(first),
            words.count > 1
        {
            return .none
        }
        // A message of a social network that the article shows.
        if words.contains("embed") || words.contains("embedded") { return .none }
        let pairs = zip(words, words.dropFirst()).map { $0 + $1 }
        if pairs.contains(where: articlePairs.contains) || words.contains(where: articleWords.contains) {
            // `article-body-comments`, `post-content-related`.
            return words.contains(where: unwantedWords.contains) ? .unwanted : .article
        }
        if words.contains(where: unwantedWords.contains) || pairs.contains(where: unwantedPairs.contains) {
            return .unwanted
        }
        return words.contains("widget") || words.contains("widgets") ? .widget : .none
    }

    private static let articleWords: Set<String> = [
        "articlebody", "articlecontent", "articletext", "storybody", "bodycopy",
    ]

    private static let articlePairs: Set<String> = [
        "articlebody", "articlecontent", "articletext", "articlecopy", "bodycopy", "bodycontent", "bodytext",
        "contentbody", "entrybody", "entrycontent", "entrytext", "fulltext", "maintext", "newsbody", "newscontent",
        "newsdetail", "newstext", "pagecontent", "postbody", "postcontent", "posttext", "storybody", "storycontent",
        "storytext", "textbody", "blogcontent", "detailtext", "materialtext", "materialcontent", "topiccontent",
        "artikeltext", "corpsarticle", "cuerponoticia",
    ]

    /// In English, Russian as transliterated, Kazakh, German, French, Spanish, Italian and Portuguese.
    private static let unwantedWords = Set(
        """
        ad ads adv advert adverts advertisement advertisements advertising adsense adslot adunit dfp sponsor \
        sponsors sponsored promo promos promoted promotion banner banners outbrain taboola mgid reklama werbung \
        anzeige publicite publicidad pubblicita comment comments commentlist commentary disqus livefyre kommentare \
        kommentarii commentaires comentarios commenti pikirler share sharing shares shared sharebar sharebox \
        sharetools social socials socialmedia addthis addtoany podelitsya teilen partager compartir condividi \
        related relateds relatedposts recirc recommended recommend recommendation recommendations recommends \
        suggested similar pohozhie correlati relacionados relacionadas verwandte trending popular mostread \
        mostpopular toprated readmore readnext upnext nextup teaser teasers breadcrumb breadcrumbs crumbs nav navbar \
        navigation navi menu menus megamenu topbar masthead sidebar sidebars aside rail sidecol footer foot \
        copyright copyrights legal disclaimer newsletter newsletters subscribe subscription subscriptions signup \
        signin login register registration paywall cookie cookies consent gdpr popup popups modal overlay lightbox \
        toolbar toolbox tools pagination pager paginator tags taglist hashtags keywords topics rating ratings rss \
        feedback poll polls byline bylines dateline timestamp author authors authorbox bio authorinfo avatar caption \
        captions figcaption photocredit imagecredit credit credits skip sronly visuallyhidden screenreader noscript \
        nocontent noprint print printonly jump donate donation ticker contacts lenta search searchform horoscope \
        playlist player attachment hidden rodape fusszeile podval piedepagina
        """.split(separator: " ").map(String.init))

    private static let unwantedPairs: Set<String> = [
        "alsoread", "readalso", "seealso", "morefrom", "moreon", "morenews", "morestories", "othernews", "lastnews",
        "latestnews", "topstories", "inlinelist", "postmeta", "entrymeta", "articlemeta", "storymeta", "postinfo",
        "articleinfo", "postfooter", "entryfooter", "articlefooter", "articletags", "posttags", "authorbio",
        "aboutauthor", "photogallery", "imagegallery", "screenreader", "readmore", "moretext", "linklist", "newslist",
        "postnav", "nextpost", "prevpost", "backtotop", "callout", "articletools", "followus", "joinus",
        "appdownload", "chitaytakzhe", "poteme", "lireaussi", "leggianche", "leermás", "imagecaption",
        "photocaption", "mediacaption",
    ]

    /// Words that are never said of what holds an article, so that they are believed of much prose as well.
    static func isSurelyUnwanted(name: String) -> Bool { words(name).contains(where: sureWords.contains) }

    private static let sureWords: Set<String> = [
        "comment", "comments", "commentlist", "disqus", "cookie", "cookies", "consent", "gdpr", "footer",
        "newsletter", "related", "recommended", "recommendations", "popular", "trending", "kommentare", "kommentarii",
        "commentaires", "comentarios", "commenti", "outbrain", "taboola", "popup", "modal",
    ]

    static func isUnwantedRole(_ role: String) -> Bool {
        unwantedRoles.contains(role.lowercased())
    }

    private static let unwantedRoles: Set<String> = [
        "navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar",
        "toolbar", "tablist", "button", "form", "alert",
    ]

    static func hides(_ style: String) -> Bool {
        let style = style.lowercased().filter { !$0.isWhitespace }
        return style.contains("display:none") || style.contains("visibility:hidden")
    }
}
