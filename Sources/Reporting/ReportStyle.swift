/// The report's one style sheet: light and dark, paper and telephone. Colours of text on their grounds are 4.5:1 or more
/// (WCAG 2.2, 1.4.3), which a test computes from these very lines.
enum ReportStyle {
    static let text = """
        :root { color-scheme: light dark; --ground: #ffffff; --panel: #f3f5f7; --text: #1b1f24; --faint: #535d69; --link: #0b57a4; \
        --line: #c9d0d8; --accent: #0b57a4; --mark: #ffe9a8; --mark-text: #1b1f24; --land: #e3e8ed; --warn: #fff1d6; --warn-text: #5c3b00; }
        @media (prefers-color-scheme: dark) { :root { --ground: #14181d; --panel: #1d232a; --text: #e7ebf0; --faint: #a9b3bf; \
        --link: #84bdf5; --line: #3a434e; --accent: #84bdf5; --mark: #6a5310; --mark-text: #ffffff; --land: #29313a; \
        --warn: #4a3507; --warn-text: #ffe9bf; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 62rem; padding: 0 1rem 3rem; background: var(--ground); color: var(--text); \
        font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
        a { color: var(--link); text-underline-offset: .15em; }
        a:focus-visible, [tabindex]:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--ground); padding: .5rem; }
        header { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; border-bottom: 1px solid var(--line); padding: .9rem 0 .7rem; }
        .brand { font-weight: 700; margin: 0; letter-spacing: .01em; }
        nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; list-style: none; margin: 0; padding: 0; }
        nav a { display: inline-block; padding: .2rem 0; } nav a[aria-current] { color: var(--text); font-weight: 600; text-decoration: none; }
        .languages { margin-left: auto; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 1.6rem 0 .8rem; } h2 { font-size: 1.25rem; margin: 2.2rem 0 .7rem; }
        h3 { font-size: 1.05rem; margin: 0 0 .15rem; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .8rem; list-style: none; padding: 0; margin: 0; }
        .figures li { background: var(--panel); border-radius: .5rem; padding: .8rem 1rem; } .number { display: block; font-size: 1.8rem; font-weight: 700; line-height: 1.2; }
        .label, .meta, footer { color: var(--faint); font-size: .92rem; } .meta { margin: .2rem 0; }
        .chart { display: block; width: 100%; height: auto; max-width: 48rem; } .bar, .dot { fill: var(--accent); } .dot { fill-opacity: .75; stroke: var(--ground); }
        .land { fill: var(--land); stroke: var(--line); } .tick { fill: var(--faint); font-size: 12px; } .value { fill: var(--text); font-size: 12px; font-weight: 600; }
        .map .tick { fill: var(--text); }
        details { margin: .5rem 0; } summary { cursor: pointer; color: var(--link); }
        .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .95rem; } caption { text-align: left; color: var(--faint); padding: .4rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; } thead th { color: var(--faint); font-weight: 600; }
        tbody th { font-weight: 500; min-width: 9rem; } .count { text-align: right; font-variant-numeric: tabular-nums; } .date { font-variant-numeric: tabular-nums; white-space: nowrap; }
        dl { margin: 0 0 1rem; display: grid; grid-template-columns: 11rem 1fr; }
        dt, dd { margin: 0; padding: .3rem 0; border-bottom: 1px solid var(--line); } dt { color: var(--faint); }
        .timeline { list-style: none; margin: 0; padding: 0 0 0 1.2rem; border-left: 3px solid var(--line); }
        .timeline li { margin: 0 0 1.5rem; position: relative; } .timeline li::before { content: ""; position: absolute; left: -1.75rem; top: .4rem; width: .8rem; height: .8rem; border-radius: 50%; background: var(--accent); }
        .sentence { font-weight: 600; margin: .2rem 0; } blockquote { margin: .5rem 0; padding: .5rem .9rem; background: var(--panel); border-radius: .4rem; } blockquote p { margin: 0; }
        mark { background: var(--mark); color: var(--mark-text); padding: 0 .1em; border-radius: .15em; } code { font-size: .85em; }
        .tag, .warning { background: var(--warn); color: var(--warn-text); border-radius: .3rem; padding: .05rem .4rem; font-size: .9rem; } .warning { padding: .6rem .9rem; }
        .latest { padding-left: 1.4rem; } .latest li { margin: .3rem 0; }
        footer { margin-top: 3rem; border-top: 1px solid var(--line); }
        @media (max-width: 36rem) { dl { grid-template-columns: 1fr; } dt { border: 0; padding-bottom: 0; } dd { padding-top: 0; } h1 { font-size: 1.4rem; } .languages { margin-left: 0; } .tick, .value { font-size: 19px; } }
        @media print { :root { --ground: #ffffff; --panel: #ffffff; --text: #000000; --faint: #333333; --link: #000000; --line: #999999; --accent: #333333; --mark: #e0e0e0; --mark-text: #000000; --land: #f0f0f0; --warn: #ffffff; --warn-text: #000000; }
        nav, .skip, footer { display: none; } body { max-width: none; font-size: 10.5pt; } .timeline li, tr, figure, .figures li { break-inside: avoid; } .wide { overflow: visible; } h2, h3 { break-after: avoid; } svg { break-inside: avoid; max-width: 15cm; }
        main a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .85em; } }
        """
}
