// Which office tables a parsed statement touches and whether each is bound to an office. The tree is libpg-query's JSON.
export type Tree = Record<string, unknown>;

interface Source {
  /** An office-owned table, by name; undefined for whatever else stands in FROM. */
  table?: string;
  /** All its columns come from parameters, or from a statement that is checked on its own. */
  given: boolean;
}

const BOUND = '!';

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of nodes in the tree, empty when the key is missing. */
export function list(value: unknown): Tree[] {
  return Array.isArray(value) ? value.filter(isTree) : [];
}

/** One level of a statement: its sources and which columns are known to be equal. */
export class Scope {
  private readonly sources = new Map<string, Source>();
  private readonly parents = new Map<string, string>();

  constructor(private readonly outer?: Scope) {}

  add(alias: string, source: Source): void {
    this.sources.set(alias, source);
  }

  /** The aliases of office tables that no equality ties to an office. */
  unbound(): string[] {
    return [...this.sources]
      .filter(([alias, source]) => source.table && this.root(`${alias}.office_id`) !== this.root(BOUND))
      .map(([alias, source]) => (alias === source.table ? alias : `${source.table} ${alias}`));
  }

  /** Takes over what a condition that must hold (WHERE, ON) says about equal columns. */
  learn(condition: unknown): void {
    if (!isTree(condition)) return;
    const all = condition['BoolExpr'];
    if (isTree(all) && all['boolop'] === 'AND_EXPR') for (const part of list(all['args'])) this.learn(part);
    const expression = condition['A_Expr'];
    if (isTree(expression)) this.learnComparison(expression);
    const link = condition['SubLink'];
    // x IN (select …): the select is checked on its own, so what it yields belongs to an office.
    if (isTree(link) && link['subLinkType'] === 'ANY_SUBLINK')
      for (const column of rowOf(link['testexpr'])) this.bindAll(this.nodesOf(column));
  }

  /** JOIN … USING (office_id): every source on one side equals every source on the other. */
  learnUsing(columns: string[], aliases: string[]): void {
    for (const column of columns)
      for (const alias of aliases.slice(1)) this.union(`${aliases[0]}.${column}`, `${alias}.${column}`);
  }

  private learnComparison(expression: Tree): void {
    const operator = list(expression['name'])
      .map((part) => (part['String'] as Tree | undefined)?.['sval'])
      .join('');
    const kind = expression['kind'];
    if (operator !== '=' || !['AEXPR_OP', 'AEXPR_IN', 'AEXPR_OP_ANY', 'AEXPR_NOT_DISTINCT'].includes(String(kind)))
      return;
    const left = rowOf(expression['lexpr']);
    if (kind === 'AEXPR_IN') {
      const rows = list(
        (expression['rexpr'] as Tree | undefined)?.['List'] && ((expression['rexpr'] as Tree)['List'] as Tree)['items'],
      ).map(rowOf);
      left.forEach((column, at) => {
        if (rows.every((row) => isGiven(row[at]))) this.bindAll(this.nodesOf(column));
      });
      return;
    }
    const right = rowOf(expression['rexpr']);
    left.forEach((one, at) => this.equal(one, right[at]));
  }

  private equal(one: Tree | undefined, other: Tree | undefined): void {
    const ones = this.nodesOf(one);
    const others = this.nodesOf(other);
    for (const a of ones) for (const b of others) this.union(a, b);
    if (isGiven(one)) this.bindAll(others);
    if (isGiven(other)) this.bindAll(ones);
  }

  /** The nodes a column reference stands for; none when it is no plain column. */
  private nodesOf(expression: Tree | undefined): string[] {
    const reference = plain(expression)?.['ColumnRef'];
    if (!isTree(reference)) return [];
    const path = list(reference['fields']).map((field) => String((field['String'] as Tree | undefined)?.['sval']));
    const column = path.at(-1)!;
    const alias = path.at(-2);
    if (alias) return [this.nodeOf(alias, column)];
    // Without an alias SQL itself demands that only one source has such a column.
    return [...this.sources.keys()].map((name) => this.nodeOf(name, column));
  }

  private nodeOf(alias: string, column: string): string {
    const source = this.sources.get(alias);
    if (source) return source.given ? BOUND : `${alias}.${column}`;
    if (this.outer?.holds(alias, column)) return BOUND;
    return `?${alias}.${column}`;
  }

  private holds(alias: string, column: string): boolean {
    if (this.sources.has(alias)) return this.root(this.nodeOf(alias, column)) === this.root(BOUND);
    return this.outer?.holds(alias, column) ?? false;
  }

  private bindAll(nodes: string[]): void {
    for (const node of nodes) this.union(node, BOUND);
  }

  private union(a: string, b: string): void {
    this.parents.set(this.root(a), this.root(b));
  }

  private root(node: string): string {
    let at = node;
    for (let up = this.parents.get(at); up !== undefined && up !== at; up = this.parents.get(at)) at = up;
    return at;
  }
}

function plain(expression: Tree | undefined): Tree | undefined {
  const cast = expression?.['TypeCast'];
  return isTree(cast) ? plain(cast['arg'] as Tree) : expression;
}

function rowOf(expression: unknown): Tree[] {
  if (!isTree(expression)) return [];
  const row = expression['RowExpr'];
  return isTree(row) ? list(row['args']) : [expression];
}

/** Whether a value is known without looking at any row: parameters and constants, or a select that is checked by itself. */
export function isGiven(expression: unknown): boolean {
  if (expression === undefined || expression === null) return false;
  return !mentionsColumn(expression);
}

function mentionsColumn(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(mentionsColumn);
  if (!isTree(value)) return false;
  if ('ColumnRef' in value) return true;
  if ('SelectStmt' in value) return false;
  return Object.values(value).some(mentionsColumn);
}
