import ts from 'typescript';
import type { Fault } from './fault.js';
import { isTest, isToolConfig, lineOf, type Source, walk } from './sources.js';

const TESTS = new Set(['it', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach']);
/** What `testTimeout` of jest.config.mjs says. The fronts have a runner of their own. */
const PATIENCE_MS = 120_000;
const FRONTS = /^(apps\/(admin|public)|journeys)\//;
const RELATIONS = new Set(['OneToMany', 'ManyToOne', 'OneToOne', 'ManyToMany']);

/** Words that have one place in the house, or none: the environment, the clock, `any`, enums, default exports, relations. */
export function wordFaults({ path, tree }: Source): Fault[] {
  const faults: Fault[] = [];
  const free = isTest(path) || isToolConfig(path);
  walk(tree, (node) => {
    const found = (!free && placeFault(path, node)) || formFault(path, node);
    if (found) faults.push({ ...found, path, line: lineOf(tree, node) });
  });
  return faults;
}

type Found = Pick<Fault, 'rule' | 'says'>;

function placeFault(path: string, node: ts.Node): Found | undefined {
  if (readsEnvironment(node) && !path.startsWith('libs/platform/src/env/')) {
    return { rule: 'environment', says: 'reads process.env; settings come from env.ts' };
  }
  if (readsClock(node) && !/\/clock(\.ts$|\/)/.test(path)) {
    return { rule: 'clock', says: "reads the machine's time; ask the Clock, or clock_at() where it decides" };
  }
  return undefined;
}

function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'env' && isName(node.expression, 'process');
  if (ts.isElementAccessExpression(node)) return isName(node.expression, 'process');
  if (ts.isVariableDeclaration(node)) return node.initializer !== undefined && isName(node.initializer, 'process');
  if (!ts.isImportSpecifier(node) || (node.propertyName ?? node.name).text !== 'env') return false;
  const from = node.parent.parent.parent.moduleSpecifier;
  return ts.isStringLiteral(from) && /^(node:)?process$/.test(from.text);
}

function readsClock(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return isName(node.expression, 'Date') && !node.arguments?.length;
  if (!ts.isCallExpression(node)) return false;
  // Date() without new is the present as text.
  if (isName(node.expression, 'Date')) return true;
  const { expression } = node;
  return (
    ts.isPropertyAccessExpression(expression) && expression.name.text === 'now' && isName(expression.expression, 'Date')
  );
}

function formFault(path: string, node: ts.Node): Found | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return { rule: 'any', says: "says 'any'; unknown is honest" };
  if (ts.isEnumDeclaration(node)) return { rule: 'enums', says: 'declares an enum; a union of literals is plainer' };
  if (isDefaultExport(node) && !isToolConfig(path)) {
    return { rule: 'default exports', says: 'exports a default; a name is found again' };
  }
  if (!FRONTS.test(path) && isImpatient(node)) {
    return { rule: 'patience', says: 'waits less than jest.config.mjs allows; the next machine is slower' };
  }
  if (ts.isDecorator(node) && ts.isCallExpression(node.expression) && ts.isIdentifier(node.expression.expression)) {
    const name = node.expression.expression.text;
    if (RELATIONS.has(name)) return { rule: 'relations', says: `@${name}: keep the id and ask for the rows you need` };
  }
  return undefined;
}

/** Whether it gives a test or a hook a time of its own, shorter than everybody's. */
function isImpatient(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false;
  const [told, last] = node.arguments.slice(-2);
  if (!told || !(ts.isArrowFunction(told) || ts.isFunctionExpression(told))) return false;
  if (!last || !ts.isNumericLiteral(last) || Number(last.text) >= PATIENCE_MS) return false;
  let called: ts.Node = node.expression;
  while (ts.isCallExpression(called) || ts.isPropertyAccessExpression(called)) called = called.expression;
  return ts.isIdentifier(called) && TESTS.has(called.text);
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node)) return node.name.text === 'default';
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  return modifiers.some((one) => one.kind === ts.SyntaxKind.DefaultKeyword);
}

function isName(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}
