namespace Guanghan.Missions.Reports.Html;

/// <summary>The look of the page: paper and moonlight, one gold for what matters, figures that line up.</summary>
internal static class PageStyle
{
    /// <summary>The moon over an eave: the palace of the name.</summary>
    public const string Crest = """
        <p class="crest"><svg viewBox="0 0 48 48" width="40" height="40" aria-hidden="true">
        <circle class="moon" cx="24" cy="21" r="17"/>
        <path class="eave" d="M5 33c6 0 13-4 19-9 6 5 13 9 19 9M10 36.500h28M15 37v7M24 37v7M33 37v7M9 45h30"/>
        </svg><span>Guanghan</span></p>

        """;

    /// <summary>
    /// Opens what is folded before the page goes to paper; without a script the summaries print folded.
    /// </summary>
    public const string PrintScript = """
        <script>
        addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(d => d.open = true));
        </script>

        """;

    /// <summary>The style sheet, as an element.</summary>
    public const string Element = """
        <style>
        :root {
          --paper: #fbfaf6; --card: #fff; --ink: #1d2129; --soft: #5d6470; --rule: #dedbd1; --grid: #e9e6dc;
          --gold: #936a12; --moon: #e9d9a6; --good: #1f6b45; --warn: #8a5a00; --bad: #a8321f; --note: #3d5a80;
          --goodwash: #eef5ef; --warnwash: #fbf4e2; --badwash: #faeeea; --notewash: #eef2f7;
          --l0: #2f4b7c; --l1: #b4652a; --l2: #2c7a62; --l3: #8a3f78;
          --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Noto Serif", Georgia, serif;
          --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
          --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, "DejaVu Sans Mono", monospace;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #11141a; --card: #171b23; --ink: #e5e2d9; --soft: #9aa1ad; --rule: #2b313c; --grid: #242a34;
            --gold: #dcb65c; --moon: #dcb65c; --good: #79c79a; --warn: #e2b04f; --bad: #ef8e78; --note: #93b4dc;
            --goodwash: #16241d; --warnwash: #262012; --badwash: #2b1a17; --notewash: #18202b;
            --l0: #8fb3ea; --l1: #e5a067; --l2: #74cbaa; --l3: #d793c6;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
        body { margin: 0 auto; max-width: 70rem; padding: 2.5rem clamp(1rem, 4vw, 3rem) 4rem;
          background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: break-word; }
        h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.15; text-wrap: balance; }
        h1 { font-size: clamp(2rem, 5vw, 3rem); margin: .4rem 0 .8rem; letter-spacing: -.01em; }
        h2 { font-size: 1.6rem; margin: 0 0 .6rem; }
        p { margin: 0 0 .8rem; max-width: 46rem; }
        a { color: var(--gold); text-underline-offset: .18em; text-decoration-thickness: 1px; }
        a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--gold);
          outline-offset: 2px; }
        code { font: .92em/1.4 var(--mono); overflow-wrap: break-word; }
        .crest { display: flex; align-items: center; gap: .6rem; margin: 0; color: var(--soft);
          font-size: .82rem; letter-spacing: .16em; text-transform: uppercase; }
        .moon { fill: var(--moon); } .eave { fill: none; stroke: var(--ink); stroke-width: 2; stroke-linecap: round; }
        .about { font-family: var(--serif); font-size: 1.2rem; color: var(--soft); }
        .verdict { display: flex; align-items: center; gap: 1.4rem; margin: 1.6rem 0 1.2rem; padding: 1rem 1.4rem;
          border-radius: 6px; border-left: 5px solid var(--tone); background: var(--wash); }
        .verdict p { margin: 0; } .verdict div p + p { margin-top: .4rem; font-size: .94rem; }
        .good { --tone: var(--good); --wash: var(--goodwash); }
        .warned { --tone: var(--warn); --wash: var(--warnwash); }
        .short { --tone: var(--bad); --wash: var(--badwash); }
        .score { flex: none; color: var(--tone); text-align: center; line-height: 1; }
        .score b { display: block; font: 600 2.8rem/1 var(--serif); } .score span { font-size: .85rem; }
        .sentence { font-size: 1.12rem; font-weight: 600; }
        nav ol { display: flex; flex-wrap: wrap; gap: .4rem .5rem; margin: 0; padding: 0; list-style: none; }
        nav a { display: block; padding: .25rem .7rem; border: 1px solid var(--rule); border-radius: 2rem;
          color: var(--ink); text-decoration: none; font-size: .9rem; }
        nav a:hover { border-color: var(--gold); } nav span, .kind, .code { color: var(--soft); }
        .kind { font: .95rem var(--mono); margin-left: .3rem; } .code { font: .8rem var(--mono); white-space: nowrap; }
        main > section { margin-top: 2.6rem; padding-top: 1.8rem; border-top: 1px solid var(--rule); }
        table { width: 100%; border-collapse: collapse; font-size: .94rem;
          font-variant-numeric: tabular-nums lining-nums; }
        caption { text-align: left; color: var(--soft); font-size: .88rem; padding-bottom: .5rem; }
        th, td { padding: .5rem .9rem .5rem 0; border-bottom: 1px solid var(--rule); text-align: left;
          vertical-align: top;
          font-weight: 400; }
        thead th { color: var(--soft); font-size: .8rem; letter-spacing: .03em; vertical-align: bottom; }
        th:last-child, td:last-child { padding-right: 0; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        .n { text-align: right; white-space: nowrap; }
        .d { white-space: normal; }
        .v span { color: var(--tone); font-weight: 600; white-space: nowrap; } .holds { --tone: var(--good); }
        .s { color: var(--soft); font-size: .88rem; max-width: 17rem; }
        .figures { margin: 1rem 0; } .figures th, .figures td { padding-top: .32rem; padding-bottom: .32rem; }
        .figures th div { display: grid; grid-template-columns: 17rem 1fr; gap: 0 1rem; align-items: baseline; }
        .figures th span { color: var(--soft); font-size: .88rem; } .figures td { width: 1%; white-space: nowrap; }
        .figures thead th:last-child { min-width: 4.5rem; }
        .findings { margin: .8rem 0; padding: 0; list-style: none; display: grid; gap: .5rem; max-width: 52rem; }
        .finding { display: flex; gap: .8rem; padding: .6rem .9rem; border-radius: 5px;
          border-left: 4px solid var(--tone);
          background: var(--wash); font-size: .95rem; }
        .finding b { flex: none; width: 4.6rem; color: var(--tone); }
        .error { --tone: var(--bad); --wash: var(--badwash); }
        .warning { --tone: var(--warn); --wash: var(--warnwash); }
        .note { --tone: var(--note); --wash: var(--notewash); }
        figure { margin: 1.4rem 0; padding: 1rem 1.2rem .6rem; background: var(--card); border: 1px solid var(--rule);
          border-radius: 6px; break-inside: avoid; }
        figcaption p { max-width: none; margin: 0 0 .3rem; font-size: .92rem; }
        .picture img { display: block; max-width: 100%; height: auto; margin: 0 auto .8rem; border-radius: 3px; }
        .picture img[src^="data:image/svg"] { width: 100%; max-height: 44rem; object-fit: contain; }
        small { display: block; color: var(--soft); font-size: .86em; font-weight: 400; }
        .v small { min-width: 8rem; max-width: 14rem; }
        figcaption { margin-bottom: .8rem; } figcaption code { margin-right: .5rem; font-weight: 600; }
        .range { color: var(--soft); white-space: nowrap; } .range::before { content: "· "; }
        figure svg { display: block; width: 100%; height: auto; overflow: visible; } .narrow { display: none; }
        svg .grid { fill: none; stroke: var(--grid); } svg .base { fill: none; stroke: var(--soft); }
        svg .line { fill: none; stroke: var(--l); stroke-linejoin: round; } svg .dot { fill: var(--l); }
        svg .area { fill: var(--l0); fill-opacity: .1; }
        .l0 { --l: var(--l0); } .l1 { --l: var(--l1); } .l2 { --l: var(--l2); } .l3 { --l: var(--l3); }
        svg .l1 { stroke-dasharray: 7 3; } svg .l2 { stroke-dasharray: 2 3; } svg .l3 { stroke-dasharray: 9 3 2 3; }
        i.key { display: inline-block; width: 1.5rem; margin-right: .5rem; border-top: 3px solid var(--l);
          vertical-align: middle; }
        i.key.l1 { border-top-style: dashed; } i.key.l2 { border-top-style: dotted; }
          i.key.l3 { border-top-style: double; }
        text { font: 12px var(--sans); fill: var(--soft); font-variant-numeric: tabular-nums; }
        text.cap { fill: var(--ink); }
        details { margin: .8rem 0; } summary { cursor: pointer; color: var(--gold); width: fit-content; }
        details[open] summary { margin-bottom: .6rem; } .scroll { overflow-x: auto; }
        .events td, .inputs td, .inputs th { padding-top: .3rem; padding-bottom: .3rem; } .t { white-space: nowrap; }
        .origin { color: var(--soft); font: .85rem var(--mono); }
        .artefacts { margin: 1rem 0; padding: 0; list-style: none; } .artefacts li { margin-bottom: .4rem; }
        .artefacts .code { white-space: normal; } .artefacts a { margin-right: .4rem; font-weight: 600; }
        footer { margin-top: 3rem; padding-top: 1.6rem; border-top: 1px solid var(--rule); font-size: .9rem;
          color: var(--soft); }
        footer h2 { font-size: 1.15rem; color: var(--ink); }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.2rem; margin: 0; }
        dd { margin: 0; color: var(--ink); } .key { overflow-wrap: anywhere; } dd.key { font: .82rem/1.6 var(--mono); }
        @media (max-width: 46rem) {
          .narrow { display: block; } .wide { display: none; } figure { padding: .8rem .7rem .3rem; }
          .expectations thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .expectations table, .expectations tbody, .expectations caption { display: block; }
          .expectations tr { display: block; padding: .8rem 0; border-bottom: 1px solid var(--rule); }
          .expectations th, .expectations td { display: flex; justify-content: space-between; gap: 1rem; border: 0;
            padding: .15rem 0; text-align: right; max-width: none; }
          .expectations td::before { content: attr(data-of); color: var(--soft); font-size: .88rem; flex: none; }
          .v small { max-width: none; }
          .n { white-space: normal; } .figures td { white-space: nowrap; } .figures th div { display: block; }
          .figures th span { display: block; }
          .finding { flex-direction: column; gap: .2rem; } .verdict { padding: .9rem 1rem; gap: 1rem; }
          dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; }
        }
        @media print {
          :root { --paper: #fff; --card: #fff; } body { max-width: none; padding: 0; font-size: 10pt; }
          nav, summary { display: none; } .narrow { display: none; } .wide { display: block; }
          main > section { break-inside: auto; } h2, tr, .finding { break-inside: avoid; } h2 { break-after: avoid; }
          .verdict, .finding { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            .scroll { overflow: visible; }
        }
        </style>

        """;
}
