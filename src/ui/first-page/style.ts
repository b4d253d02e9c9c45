/** Text, quiet text, surface, links, lines, what stands on a button, and what is well: as `styles/tokens.css` has them. */
const COLOURS = {
  light: '--t:#333;--q:#4d4d4d;--s:#fff;--l:#0017c1;--e:#767676;--o:#fff;--g:#115a36',
  dark: '--t:#e6e6e6;--q:#c4c4c4;--s:#16181d;--l:#a9c7ff;--e:#949494;--o:#0b1020;--g:#7fd9a4',
  contrast: '--t:#fff;--q:#f2f2f2;--s:#000;--l:#ffe380;--e:#fff;--o:#000;--g:#9bd4b5',
  contrastLight: '--t:#000;--q:#1a1a1a;--s:#fff;--l:#00118f;--e:#000;--o:#fff;--g:#0c472a',
} as const

/**
 * The look of the pages that stand before the app: so little that it comes with the page itself.
 *
 * Hosts allow exactly this text by its SHA-256 (`FIRST_STYLE_HASH` of the host's rules), so it is written as it is sent.
 * Colours and size follow the device; `data-theme` and `data-text-size` say what the reader chose instead.
 */
export const FIRST_STYLE = [
  `:root,:root[data-theme=light]{color-scheme:light;${COLOURS.light}}`,
  `@media(prefers-color-scheme:dark){:root{color-scheme:dark;${COLOURS.dark}}}`,
  `@media(prefers-contrast:more){:root{${COLOURS.contrastLight}}}`,
  `@media (prefers-contrast:more) and (prefers-color-scheme:dark){:root{${COLOURS.contrast}}}`,
  `:root[data-theme=dark]{color-scheme:dark;${COLOURS.dark}}:root[data-theme=contrast]{color-scheme:dark;${COLOURS.contrast}}`,
  'html[data-text-size=large]{font-size:calc(22/18*100%)}html[data-text-size=largest]{font-size:calc(26/18*100%)}',
  'body{margin:0;font:1.125rem/1.75 "Noto Sans JP","Hiragino Sans","Hiragino Kaku Gothic ProN","BIZ UDPGothic","Noto Sans CJK JP",Meiryo,sans-serif;letter-spacing:.02em;line-break:strict;color:var(--t);background:var(--s);overflow-wrap:anywhere}',
  'header,.menu{padding:.25rem 1rem;border-bottom:1px solid var(--e)}',
  'header{font-weight:700}',
  'main{padding:1rem;max-width:56rem}',
  'h1{font-size:1.625rem;line-height:1.5;margin:0 0 .75rem}h2{font-size:1.375rem;line-height:1.5;margin:2rem 0 .75rem}h3,h4{font-size:1.25rem;line-height:1.5;margin:1.5rem 0 .5rem}',
  'p{margin:0 0 .75rem}small,.quiet{font-size:1rem;color:var(--q)}dd{margin:0 0 .5rem}',
  'a{color:var(--l);text-underline-offset:3px}.tap{display:inline-flex;align-items:center;min-height:48px;min-width:48px;margin-right:.75rem}',
  'ul[role=list],ol[role=list]{list-style:none;padding:0}.row{display:flex;flex-wrap:wrap;gap:.25rem 1rem}',
  '.card{border:1px solid var(--e);border-radius:8px;padding:1rem;margin:0 0 .75rem}.card h2,.card h3{margin:0}',
  // As wide as the app's own notice: lines that break elsewhere would make what stands below jump.
  '.well{border:2px solid var(--g);border-left-width:8px;border-radius:8px;padding:.75rem 1rem;margin:0 0 1rem}.well p{margin:0}.well p+p{margin-top:.5rem}',
  '.sign{border:1px solid var(--e);border-radius:4px;font-size:1rem;padding:0 .5rem;color:var(--q)}',
  '.call{display:inline-flex;align-items:center;min-height:56px;padding:.5rem 1.5rem;border-radius:8px;background:var(--l);color:var(--o);font-weight:700}',
  'figure{margin:0 0 1rem}figcaption{line-height:1.5}',
  '.wide{position:relative;overflow-x:auto}table{border-collapse:collapse}th,td{border:1px solid var(--e);padding:.5rem .75rem;min-width:4.5em;text-align:left;vertical-align:top}',
  '.hear{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}',
  // Letters below the screen take as long to lay out as those on it: on a page kept on a device they come when it has been seen.
  '@media screen and (scripting){[data-kept] .rest{display:none}}',
  '@media print{.menu{display:none}}',
].join('')
