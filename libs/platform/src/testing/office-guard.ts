import { loadModule, parseSync } from 'libpg-query';
import pg from 'pg';
import { isGiven, isTree, list, Scope, type Tree } from './office-scope.js';

const NATIONWIDE = /\/\*\s*nationwide: \S.*?\*\//s;

/** A statement touched an office's table without saying which office. */
export class OfficeUnbound extends Error {
  constructor(tables: string[], sql: string) {
    super(`No office_id binds ${tables.join(', ')} in: ${sql.replace(/\s+/g, ' ').slice(0, 400)}`);
    this.name = 'OfficeUnbound';
  }
}

/** Judges statements by their parse tree; a verdict is kept by the statement's text. */
export class OfficeGuard {
  private readonly verdicts = new Map<string, string[]>();

  private constructor(private readonly tables: ReadonlySet<string>) {}

  /** @param tables names of the tables whose rows belong to one office */
  static async for(tables: Iterable<string>): Promise<OfficeGuard> {
    await loadModule();
    return new OfficeGuard(new Set(tables));
  }

  /** @throws OfficeUnbound unless every office table is bound, or a comment `nationwide: <why>` gives the reason. */
  check(sql: string): void {
    let found = this.verdicts.get(sql);
    if (!found) this.verdicts.set(sql, (found = NATIONWIDE.test(sql) ? [] : this.judge(sql)));
    if (found.length > 0) throw new OfficeUnbound(found, sql);
  }

  private judge(sql: string): string[] {
    if (![...this.tables].some((table) => sql.includes(table))) return [];
    const found: string[] = [];
    const tree: unknown = parseSync(sql);
    this.walk(tree, new Scope(), new Set(), found);
    return [...new Set(found)];
  }

  private walk(node: unknown, scope: Scope, ctes: ReadonlySet<string>, found: string[]): void {
    if (Array.isArray(node)) for (const one of node) this.walk(one, scope, ctes, found);
    if (!isTree(node)) return;
    for (const [key, value] of Object.entries(node)) {
      if (/^(Select|Insert|Update|Delete|Merge)Stmt$/.test(key) && isTree(value))
        this.statement(value, new Scope(scope), ctes, found);
      else this.walk(value, scope, ctes, found);
    }
  }

  private statement(it: Tree, scope: Scope, outerCtes: ReadonlySet<string>, found: string[]): void {
    const ctes = new Set(outerCtes);
    const common = list((it['withClause'] as Tree | undefined)?.['ctes']).map((one) => one['CommonTableExpr'] as Tree);
    // A recursive or later one may name the others, and each is a statement that is checked by itself.
    for (const cte of common) ctes.add(String(cte['ctename']));
    for (const cte of common) this.walk(cte['ctequery'], new Scope(scope), ctes, found);
    for (const side of [it['larg'], it['rarg']]) if (isTree(side)) this.statement(side, new Scope(scope), ctes, found);

    const target = it['relation'];
    const inserts = 'cols' in it || ('relation' in it && 'override' in it);
    if (isTree(target)) {
      if (inserts) this.insertion(it, target, found);
      else this.table(target, scope, ctes);
    }
    const subselects: unknown[] = [];
    for (const source of [...list(it['fromClause']), ...list(it['usingClause'])])
      this.source(source, scope, ctes, subselects);
    if (isTree(it['sourceRelation'])) this.source(it['sourceRelation'], scope, ctes, subselects);
    scope.learn(it['joinCondition']);
    scope.learn(it['whereClause']);
    this.walk(subselects, scope, ctes, found);
    for (const [key, value] of Object.entries(it))
      if (!['withClause', 'larg', 'rarg', 'fromClause', 'usingClause', 'relation'].includes(key))
        this.walk({ [key === 'selectStmt' ? 'select' : key]: value }, scope, ctes, found);
    found.push(...scope.unbound());
  }

  private insertion(it: Tree, target: Tree, found: string[]): void {
    const name = String(target['relname']);
    const columns = list(it['cols']).map((one) => (one['ResTarget'] as Tree)['name']);
    if (this.tables.has(name) && !columns.includes('office_id')) found.push(name);
  }

  /** Adds what stands in FROM to the scope and tells the aliases it brought. */
  private source(node: Tree, scope: Scope, ctes: ReadonlySet<string>, subselects: unknown[]): string[] {
    if (isTree(node['RangeVar'])) return [this.table(node['RangeVar'], scope, ctes)];
    const join = node['JoinExpr'];
    if (isTree(join)) {
      const aliases = [join['larg'], join['rarg']].flatMap((side) =>
        isTree(side) ? this.source(side, scope, ctes, subselects) : [],
      );
      const using = list(join['usingClause']).map((one) => String((one['String'] as Tree)['sval']));
      scope.learnUsing(using, aliases);
      if (isTree(join['quals'])) {
        scope.learn(join['quals']);
        subselects.push(join['quals']);
      }
      return aliases;
    }
    const derived = (node['RangeSubselect'] ?? node['RangeFunction'] ?? node['RangeTableFunc']) as Tree | undefined;
    const alias = String((derived?.['alias'] as Tree | undefined)?.['aliasname'] ?? '?');
    // A sub-select is checked by itself; a function's rows come from its arguments.
    const given = node['RangeSubselect'] !== undefined || isGiven(derived);
    scope.add(alias, { given });
    subselects.push(derived);
    return [alias];
  }

  private table(range: Tree, scope: Scope, ctes: ReadonlySet<string>): string {
    const name = String(range['relname']);
    const alias = String((range['alias'] as Tree | undefined)?.['aliasname'] ?? name);
    const isCte = range['schemaname'] === undefined && ctes.has(name);
    scope.add(alias, isCte ? { given: true } : { given: false, ...(this.tables.has(name) ? { table: name } : {}) });
    return alias;
  }
}

/** pg's client with the guard before every statement; `broken` remembers what it refused, even when the app swallowed it. */
export function guardedClient(guard: OfficeGuard, broken: Error[]): typeof pg.Client {
  return class GuardedClient extends pg.Client {
    // pg overloads query() five ways; all begin with the text or an object that carries it.
    override query(...args: never[]): never {
      const first: unknown = args[0];
      const text = typeof first === 'string' ? first : isTree(first) ? first['text'] : undefined;
      if (typeof text === 'string') {
        try {
          guard.check(text);
        } catch (error) {
          if (error instanceof OfficeUnbound) broken.push(error);
          throw error;
        }
      }
      return super.query(...(args as unknown as [never])) as never;
    }
  };
}
