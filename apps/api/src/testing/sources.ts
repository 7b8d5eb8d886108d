import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** One import or re-export of a file. */
export interface Import {
  /** As it is written: `./x.js`, `@buka-pintu/queue`, `pg`. */
  from: string;
  /** The file of ours it leads to when it is relative, without its ending: `libs/queue/src/lane`. */
  file?: string;
  names: string[];
  typeOnly: boolean;
  line: number;
}

/** A source file of the house, parsed. */
export interface Source {
  /** From the root, with slashes: `libs/queue/src/tickets/ticket.entity.ts`. */
  path: string;
  text: string;
  tree: ts.SourceFile;
  imports: Import[];
}

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');
const SOURCE = /\.tsx?$/;
const SKIPPED = new Set(['node_modules', 'dist', 'generated', 'coverage']);

/** Every TypeScript source under apps/ and libs/, in the order of their paths; generated files aside. */
export function readSources(root = ROOT): Source[] {
  return ['apps', 'libs', 'bench'].flatMap((folder) => visit(root, folder));
}

function visit(root: string, folder: string): Source[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : visit(root, path);
      return SOURCE.test(entry.name) ? [parse(path, readFileSync(join(root, path), 'utf8'))] : [];
    });
}

/** A source from its text; the path decides which rules it falls under. */
export function parse(path: string, text: string): Source {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const imports: Import[] = [];
  walk(tree, (node) => {
    const found = importOf(node);
    if (!found) return;
    const { from } = found;
    const file = from.startsWith('.')
      ? posix.join(posix.dirname(path), from).replace(/\.[cm]?[jt]sx?$/, '')
      : undefined;
    imports.push({ ...found, ...(file ? { file } : {}), line: lineOf(tree, node) });
  });
  return { path, text, tree, imports };
}

function importOf(node: ts.Node): Pick<Import, 'from' | 'names' | 'typeOnly'> | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const clause = node.importClause;
    const bindings = clause?.namedBindings;
    const named = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
    const all = bindings && ts.isNamespaceImport(bindings) ? ['*'] : [];
    const names = [
      ...(clause?.name ? ['default'] : []),
      ...all,
      ...named.map((one) => (one.propertyName ?? one.name).text),
    ];
    const onlyTypes = named.length > 0 && names.length === named.length && named.every((one) => one.isTypeOnly);
    const typeOnly = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || onlyTypes;
    return { from: node.moduleSpecifier.text, names, typeOnly };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    const clause = node.exportClause;
    const names =
      clause && ts.isNamedExports(clause) ? clause.elements.map((one) => (one.propertyName ?? one.name).text) : ['*'];
    return { from: node.moduleSpecifier.text, names, typeOnly: node.isTypeOnly };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    if (argument && ts.isStringLiteral(argument)) return { from: argument.text, names: ['*'], typeOnly: false };
  }
  return undefined;
}

/** Calls back for every node of the tree. */
export function walk(node: ts.Node, each: (node: ts.Node) => void): void {
  each(node);
  ts.forEachChild(node, (child) => walk(child, each));
}

/** The line on which a node begins, from 1. */
export function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** Tests and what only tests use: they may read the environment and the clock, and enter a lib through its testing door. */
export function isTest(path: string): boolean {
  return /\.(spec|it|journey)\.tsx?$/.test(path) || /(^|\/)testing\//.test(path) || path.startsWith('bench/');
}

/** What a tool asks for in its own form. */
export function isToolConfig(path: string): boolean {
  return /\.config\.ts$/.test(path) || path.endsWith('.d.ts');
}

/** The kind in a file's name, `entity` of `ticket.entity.ts`; '' for a plain noun. */
export function kindOf(path: string): string {
  if (/\/migrations\//.test(path)) return 'migration';
  return posix
    .basename(path)
    .replace(/\.d\.ts$|\.tsx?$/, '')
    .split('.')
    .slice(1)
    .join('.');
}

/** The lib or app a path belongs to: `libs/queue`, `apps/admin`. */
export function homeOf(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('bench/') ? 1 : 2)
    .join('/');
}
