import { codeOf, type BilingualText, type ProblemDefinition } from '../http/problem.js';

type Known = ProblemDefinition & { module: string };

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body { max-width: 42rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.1rem; margin-top: 2rem; }
code { font: 0.95em ui-monospace, monospace; } td, th { text-align: left; padding: 0.3rem 1rem 0.3rem 0; vertical-align: top; }
a { color: LinkText; } .status { color: GrayText; }`;

const NAMES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => NAMES[character] ?? character);

/** A text with the names of what an answer puts in: `{slot}` stands as a variable. */
const sample = (text: string): string => escape(text).replaceAll(/\{(\w+)\}/g, '<var>$1</var>');

/** The page of one problem, in both languages: `type` of every answer leads here. */
export function problemPage(problem: Known): string {
  const texts = (language: keyof BilingualText): string =>
    [problem.detail, problem.advice].map((text) => (text ? `<p>${sample(text[language])}</p>` : '')).join('\n');
  return page(
    problem.title.id,
    `<p class="status"><code>${codeOf(problem)}</code> · HTTP ${problem.status} · ${escape(problem.module)}</p>
<h1 lang="id">${escape(problem.title.id)}</h1>
<div lang="id">${texts('id')}</div>
<h2 lang="en">${escape(problem.title.en)}</h2>
<div lang="en">${texts('en')}</div>
<p><a href="/docs/problems">Semua masalah · <span lang="en">All problems</span></a> · <a href="/docs">API</a></p>`,
  );
}

/** The list of all problems, by module. */
export function problemIndexPage(problems: Known[]): string {
  const modules = Map.groupBy(problems, (problem) => problem.module);
  const tables = [...modules].map(
    ([module, all]) => `<h2>${escape(module)}</h2>
<table><thead><tr><th>code</th><th>HTTP</th><th>Judul</th><th lang="en">Title</th></tr></thead><tbody>
${all
  .toSorted((a, b) => a.status - b.status || (a.slug < b.slug ? -1 : 1))
  .map(
    (it) => `<tr><td><a href="/docs/problems/${it.slug}"><code>${codeOf(it)}</code></a></td><td>${it.status}</td>
<td>${escape(it.title.id)}</td><td lang="en">${escape(it.title.en)}</td></tr>`,
  )
  .join('\n')}
</tbody></table>`,
  );
  return page('Masalah', `<h1>Masalah · <span lang="en">Problems</span></h1>\n${tables.join('\n')}`);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Buka Pintu</title><link rel="icon" href="/docs/assets/favicon-32x32.png"><style>${STYLE}</style></head>
<body><main>
${body}
</main></body></html>`;
}
