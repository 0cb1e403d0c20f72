/** The look of the report: light or dark as the reader's system is, usable on a phone, nothing loaded from anywhere. */
export const style = `
:root{color-scheme:light dark;--page:#fff;--card:#f6f7f9;--text:#1c2127;--quiet:#5d6875;--line:#dfe3e8;--done:#2f9e5b;--cheap:#9db7cc;--failed:#d33a3a;--stopped:#d9931e;--waits:#d9dde2;--chain:#3157d5}
@media (prefers-color-scheme:dark){:root{--page:#14171b;--card:#1d2127;--text:#e6e9ed;--quiet:#98a3b0;--line:#323942;--done:#3fb56d;--cheap:#4d6b85;--failed:#f06464;--stopped:#e0a440;--waits:#343b44;--chain:#86a2ff}}
*{box-sizing:border-box}
body{margin:0 auto;padding:28px 24px 48px;max-width:1120px;background:var(--page);color:var(--text);font:15px/1.5 system-ui,sans-serif}
h1{margin:0 0 2px;font-size:22px;line-height:1.3}h2{margin:32px 0 10px;font-size:16px}
p{margin:0}.quiet{color:var(--quiet)}
.state{display:inline-block;padding:1px 10px;margin-right:8px;border-radius:10px;color:#fff;font-size:14px;vertical-align:2px}
.state.ready{background:#247a46}.state.failed{background:#bd2f2f}.state.interrupted,.state.cut{background:#976208}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:10px;margin:18px 0 0;padding:0}
.figures div{padding:10px 14px;border-radius:8px;background:var(--card)}
.figures b{display:block;font-size:20px;font-weight:600;line-height:1.3}.figures span{color:var(--quiet);font-size:13px}
pre{overflow-x:auto;margin:0;padding:12px 14px;border-radius:8px;border-left:4px solid var(--failed);background:var(--card);font:13px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
pre+pre{margin-top:10px}
.chart{--row:26px;--label:min(340px,calc(var(--names) + 14px));font-size:13px}
.axis,.row{display:grid;grid-template-columns:var(--label) 1fr}
.axis{height:20px;color:var(--quiet);font-size:12px}.axis div{position:relative}
.axis span{position:absolute;transform:translateX(-50%)}.axis span:first-child{transform:none}
.rows{position:relative}.row{height:var(--row)}
.row:hover{background:var(--card)}
.row b{align-self:center;overflow:hidden;padding-right:12px;font-weight:400;text-overflow:ellipsis;white-space:nowrap}
.row.critical b{font-weight:600}
.row div{position:relative}
.bar{position:absolute;top:calc(50% - 7px);height:14px;border-radius:3px}
.bar.done,.bar.running{background:var(--done)}.bar.cached,.bar.unchanged{background:var(--cheap)}.bar.failed{background:var(--failed)}.bar.stopped{background:var(--stopped)}
.bar.waits,.bar.ready{top:calc(50% - 3px);height:6px;border-radius:0;background:var(--waits)}
.bar.ready{background:repeating-linear-gradient(90deg,var(--waits) 0 4px,transparent 4px 8px)}
.bar.chain{box-shadow:0 0 0 2px var(--page),0 0 0 4px var(--chain)}
.row em{position:absolute;top:calc(50% - 9px);margin:0 6px;padding:0 2px;background:var(--page);color:var(--quiet);font-size:12px;font-style:normal;line-height:18px;white-space:nowrap}
.row em.inside{background:none;color:#fff}.row:hover em{background:var(--card)}.row:hover em.inside{background:none}
.grid{position:absolute;inset:0 0 0 var(--label);pointer-events:none}
.grid span{position:absolute;top:0;bottom:0;border-left:1px solid var(--line)}
.grid svg{position:absolute;inset:0;width:100%;height:100%;overflow:visible}
.grid path{fill:none;stroke:var(--quiet);stroke-width:1;stroke-opacity:.6;vector-effect:non-scaling-stroke}
.grid path.chain{stroke:var(--chain);stroke-width:2;stroke-opacity:1}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin-top:12px;color:var(--quiet);font-size:12px}
.legend .bar{position:static;display:inline-block;width:18px;height:10px;margin-right:6px}.legend .waits,.legend .ready{height:5px;vertical-align:2px}.legend .chain{height:6px;width:14px;margin:0 8px 1px 4px;background:var(--page)}
table{width:100%;border-collapse:collapse;font-size:13px}
th{color:var(--quiet);font-weight:500;text-align:left}
th,td{padding:6px 12px 6px 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
td.number,th.number{text-align:right;white-space:nowrap}
td.name,td.after{overflow-wrap:break-word}td.name{min-width:130px}
td.how{white-space:nowrap}
tr.critical td.name{font-weight:600}
td.failed{color:var(--failed)}td.cheap{color:var(--quiet)}
td ul{margin:4px 0 0;padding-left:16px;color:var(--quiet)}
ul.notes{margin:0;padding:0;color:var(--quiet);font-size:13px;list-style:none;white-space:pre-wrap;overflow-wrap:anywhere}
@media (max-width:640px){
body{padding:18px 14px 36px}
.chart{--row:42px;--label:0px}
.axis,.row{display:block;position:relative}.axis div{height:20px}
.row b{position:absolute;top:2px;left:0;right:0;z-index:1;padding:0;line-height:18px}
.row div{height:var(--row)}
.bar{top:23px}.bar.waits,.bar.ready{top:27px}.row em{top:21px}
.grid svg{transform:translateY(9px)}
thead{display:none}tr{display:block;padding:8px 0;border-bottom:1px solid var(--line)}
td{display:block;padding:1px 0;border:0}td.name{font-size:14px}
td.how,td.number{display:inline-block;padding-right:14px}
td[data-name]:not(:empty)::before{content:attr(data-name) ": ";color:var(--quiet)}td:empty{display:none}
}
@media print{body{max-width:none}}
`.trim();
