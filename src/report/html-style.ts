/** How a page looks, in light and in dark; nothing of what it says depends on it. */
export const htmlStyle = `
:root { color-scheme: light dark; --back: #fff; --text: #1f2328; --faint: #57606a; --line: #d0d7de; --block: #f3f5f7;
  --good: #1a7f37; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --back: #12161b; --text: #e6e9ed; --faint: #9ba5b0; --line: #363d46; --block: #1d232a;
    --good: #4ac26b; --bad: #ff8a80; }
}
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 1rem; }
h1, h2 { line-height: 1.25; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
p { overflow-wrap: anywhere; }
.cause { font-size: 1.1rem; }
.about, .name, .idle td { color: var(--faint); }
.good { color: var(--good); }
.bad { color: var(--bad); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line); }
tbody th { font-weight: normal; }
td.time { white-space: nowrap; }
.name, .output { display: block; font-size: .9rem; overflow-wrap: anywhere; }
pre { background: var(--block); padding: .75rem; border-radius: .4rem; white-space: pre-wrap; overflow-wrap: anywhere; }
summary { cursor: pointer; padding: .35rem 0; }
`;
