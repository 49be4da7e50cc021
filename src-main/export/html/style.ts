import { dark, light, type Theme } from "../../../src-shared/theme";
import { Markup } from "./markup";

/** The look of a report as a web page: the product's, light and dark on a screen, light on paper. */
export function createStyle(): Markup {
  return new Markup(`<style>${toVariables("light", light)}
@media screen and (prefers-color-scheme: dark) {${toVariables("dark", dark)}}
${rules}${paper}</style>`);
}

function toVariables(scheme: "light" | "dark", theme: Theme): string {
  const variables = Object.entries(theme).map(([name, color]) => `--${name}:${color}`);
  return `:root{color-scheme:${scheme};${variables.join(";")}}`;
}

const rules = `
*,*::before,*::after{box-sizing:border-box}
html{font:13px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;scroll-padding-top:16px}
body{margin:0;background:var(--bg);color:var(--text);overflow-wrap:break-word}
h1,h2,h3,h4,p,ul,ol,dl,dd,figure{margin:0;padding:0}
ul,ol{list-style:none}
a{color:var(--accent);text-decoration:none}
a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
code{font:0.92em ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
svg{display:block}
.page{display:grid;grid-template:"head" "nav" "main" "foot" / minmax(0,1fr);max-width:904px;margin:0 auto;padding:32px 32px 48px}
.head{grid-area:head}
.contents{grid-area:nav}
main{grid-area:main}
.foot{grid-area:foot}
.brand{display:flex;gap:8px;align-items:center;color:var(--muted);font-size:12px}
.brand svg{width:16px;height:16px;fill:none;stroke:var(--accent);stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.brand b{color:var(--text);font-weight:600}
h1{margin-top:20px;font-size:25px;font-weight:650;line-height:1.2;letter-spacing:-0.015em}
h1 + .subtitle,h2 + .subtitle{margin-top:6px}
.subtitle{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center;color:var(--muted)}
.pill{padding:1px 8px;border:1px solid var(--line);border-radius:99px;background:var(--sidebar);color:var(--muted);font-size:12px}
.muted{color:var(--muted)}
.faint{color:var(--faint)}
.up{color:var(--ok)}
.down{color:var(--bad)}
.contents{margin-top:24px;padding:16px 20px;border:1px solid var(--line);border-radius:10px;background:var(--surface)}
.contents h2{font-size:13px;font-weight:620}
.contents h3{margin:14px 0 4px;font-size:13px;font-weight:620}
.contents .group{margin:10px 0 2px;color:var(--muted);font-size:12px}
.contents .groups{display:grid;grid-template-columns:repeat(auto-fill,minmax(180px,1fr));gap:0 20px}
.contents .places{margin-top:10px;padding-top:8px;border-top:1px solid var(--line)}
.course{margin-top:56px;padding-top:24px;border-top:1px solid var(--line-strong)}
.course > h2{font-size:20px;font-weight:650;line-height:1.25;letter-spacing:-0.01em}
.report{margin-top:48px}
.course > .report:first-of-type{margin-top:32px}
.kicker{display:flex;flex-wrap:wrap;gap:2px 12px;justify-content:space-between;color:var(--muted);font-size:12px}
.report :is(h2,h3){margin-top:2px;font-size:16px;font-weight:620;line-height:1.35;letter-spacing:-0.005em}
.definition{max-width:68ch;margin-top:4px;color:var(--muted)}
.part{margin-top:24px}
.part :is(h3,h4){font-size:13px;font-weight:620;letter-spacing:0}
.part :is(h3,h4) code{display:block;color:var(--muted);font-size:11px;font-weight:400}
.figures{display:grid;grid-auto-columns:minmax(0,1fr);grid-auto-flow:column;margin:20px 0 0;border:1px solid var(--line);border-radius:10px;background:var(--surface)}
.figure{min-width:0;padding:12px 16px 14px;border-left:1px solid var(--line)}
.figure:first-child{border-left:0}
.figure dt{display:flex;flex-wrap:wrap;gap:0 8px;justify-content:space-between;color:var(--muted);font-size:12px}
.figure dt span{color:var(--faint)}
.figure dd{display:flex;flex-wrap:wrap;gap:0 7px;align-items:baseline;margin-top:2px;font-size:25px;font-weight:620;line-height:1.2;letter-spacing:-0.015em;font-variant-numeric:tabular-nums}
.figure dd small{color:var(--muted);font-size:12px;font-weight:400;letter-spacing:0}
.figure .words{min-width:0;font-size:18px;line-height:30px;overflow-wrap:anywhere}
.figure .none,.figure .hidden{color:var(--faint);font-weight:400}
.card{margin-top:20px;border:1px solid var(--line);border-radius:10px;background:var(--surface)}
.card-head{display:flex;flex-wrap:wrap;gap:2px 16px;align-items:center;min-height:41px;padding:8px 16px;border-bottom:1px solid var(--line);color:var(--muted);font-size:12px}
.legend{display:flex;flex-wrap:wrap;gap:2px 14px}
.swatch{display:inline-block;width:9px;height:9px;margin-right:6px;border-radius:2px}
.chart svg{width:100%;height:auto;padding:8px 0 2px}
.chart p{padding:0 16px 12px;color:var(--muted);font-size:12px}
.note{margin-top:10px;padding:8px 12px;border-radius:6px;background:var(--warn-weak);color:var(--warn)}
.guard{margin-top:10px;padding:8px 12px;border-radius:6px;background:var(--accent-weak)}
.guard li + li{margin-top:2px}
.empty{margin-top:20px;padding:20px 16px;border:1px dashed var(--line-strong);border-radius:10px;color:var(--muted)}
.cautions{max-width:76ch;margin:12px 0 0;color:var(--muted);font-size:12px}
.cautions li{position:relative;padding-left:14px}
.cautions li::before{position:absolute;left:2px;content:"·"}
.scroller{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{padding:10px 16px;border-bottom:1px solid var(--line);color:var(--muted);font-size:12px;text-align:left}
caption b{color:var(--text);font-weight:600}
th,td{padding:5px 12px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
thead th{color:var(--muted);font-size:12px;font-weight:500;vertical-align:bottom;line-height:1.3}
thead small{display:block;color:var(--faint);font-weight:400}
:is(th,td):first-child{padding-left:16px}
:is(th,td):last-child{padding-right:16px}
tbody:last-child tr:last-child > *{border-bottom:0}
.n{text-align:right;white-space:nowrap}
thead .n{white-space:normal}
.d{white-space:nowrap}
.t{min-width:9em;max-width:30em;overflow-wrap:anywhere}
.zero{color:var(--faint)}
td.hidden{color:var(--faint);font-style:italic}
.facts table{width:auto}
.facts td{text-align:left}
.wide{font-size:12px}
.wide :is(th,td){padding-right:8px;padding-left:8px}
.about > :is(h2,h3){margin-top:56px;padding-top:24px;border-top:1px solid var(--line-strong);font-size:20px;font-weight:650}
.about p{max-width:76ch;margin-top:8px}
@media screen and (min-width:1160px){
.page{grid-template:"nav head" auto "nav main" auto "nav foot" 1fr / 264px minmax(0,1fr);max-width:none;margin:0;padding:0}
.head,main,.foot{width:100%;max-width:920px;margin:0;padding:0 40px}
.head{padding-top:32px}
.foot{padding-bottom:64px}
.contents{position:sticky;top:0;height:100vh;margin:0;padding:28px 12px 24px;overflow:auto;border:0;border-right:1px solid var(--line);border-radius:0;background:var(--sidebar)}
.contents .groups{display:block}
.contents h2,.contents h3,.contents .group{padding:0 8px}
.contents .group + ul{margin-bottom:12px}
.contents li a{display:block;padding:3px 8px;border-radius:6px;color:var(--text)}
.contents li a:hover{background:color-mix(in srgb,var(--text) 5%,transparent);text-decoration:none}
}
`;

const paper = `
@page{margin:15mm 14mm 17mm}
@media print{
html{font-size:9.5pt}
body{background:none;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.page{display:block;max-width:none;padding:0}
a{color:inherit;text-decoration:none}
.contents{break-inside:avoid}
.contents .groups{grid-template-columns:repeat(3,1fr)}
h1,h2,h3,h4,.kicker,.definition{break-after:avoid}
.head,.top,.figures,.chart,.note,.guard,.cautions,.empty{break-inside:avoid}
.intro{break-inside:avoid;break-after:avoid}
.figure{padding:6pt 9pt 7pt}
.figure dt{font-size:8.5pt}
.figure dd{font-size:15pt}
.figure dd small{font-size:8pt}
.figure .words{font-size:12pt;line-height:18pt}
.figures,.card{margin-top:9pt}
h1{font-size:20pt}
.course{margin-top:0;padding-top:0;border-top:0;break-before:page}
.report{margin-top:30pt}
.scroller{overflow:visible}
thead{display:table-header-group}
tr{break-inside:avoid}
thead{break-inside:avoid;break-after:avoid}
tbody:nth-of-type(1),table.short{break-inside:avoid}
caption{break-after:avoid}
.card:has(table){border-radius:0;border-width:1px 0}
th,td{padding-top:2.5pt;padding-bottom:2.5pt}
.t{min-width:6.5em}
.contents{margin-top:12pt}
.wide{font-size:7.5pt}
.wide :is(th,td){padding-right:3pt;padding-left:3pt}
.wide thead th{font-size:7pt}
.wide thead small{display:none}
.about > :is(h2,h3){margin-top:30pt;padding-top:14pt}
}
`;
