import { platformProblems } from '../http/platform.problems.js';

/** One line of a state machine's table. */
export interface Transition<S extends string = string, A extends string = string> {
  from: readonly S[];
  action: A;
  /** Where it leads; several when the service decides by what it counts (back in the queue, or missed). */
  to: S | readonly S[];
  /** Who may do it; null when only the house itself does. */
  permission: string | null;
  /** The message template sent along. */
  notice?: string;
}

export interface LifecycleTable<S extends string, A extends string> {
  name: string;
  initial: readonly S[];
  final: readonly S[];
  transitions: readonly Transition<S, A>[];
}

/** A state machine as data: the server decides by it, clients see it as `actions`, the docs draw it. */
export class Lifecycle<S extends string, A extends string> {
  readonly states: readonly S[];
  private readonly moves = new Map<string, Transition<S, A>>();

  constructor(readonly table: LifecycleTable<S, A>) {
    const states = new Set<S>([...table.initial, ...table.final]);
    for (const transition of table.transitions) {
      for (const state of [...transition.from, ...targets(transition)]) states.add(state);
      for (const state of transition.from) {
        const key = `${state} ${transition.action}`;
        if (this.moves.has(key)) throw new Error(`${table.name}: '${transition.action}' stands twice for '${state}'`);
        this.moves.set(key, transition);
      }
    }
    this.states = [...states];
    this.refuseLooseEnds();
  }

  /**
   * The state that the action leads to.
   * @param choice which one, where the table names several
   * @throws illegal_transition (409) with the state and the actions that it would allow
   */
  to(state: S, action: A, choice?: S): S {
    const transition = this.moves.get(`${state} ${action}`);
    if (!transition) throw platformProblems.illegalTransition({ state, actions: this.actions(state, () => true) });
    const possible = targets(transition);
    const next = choice ?? possible[0]!;
    if ((choice === undefined && possible.length > 1) || !possible.includes(next))
      throw new Error(`${this.table.name}: '${action}' from '${state}' leads to ${possible.join(' or ')}, name one`);
    return next;
  }

  /** Whether the action is legal in this state. */
  can(state: S, action: A): boolean {
    return this.moves.has(`${state} ${action}`);
  }

  /** What someone with these permissions may do next, in the table's order. */
  actions(state: S, may: (permission: string) => boolean): A[] {
    return this.table.transitions
      .filter(({ from, permission }) => from.includes(state) && permission !== null && may(permission))
      .map(({ action }) => action);
  }

  /** Whether nothing happens any more after this state. */
  isFinal(state: S): boolean {
    return this.table.final.includes(state);
  }

  /** The table as a Mermaid state diagram. */
  diagram(): string {
    const lines = this.table.initial.map((state) => `  [*] --> ${state}`);
    for (const transition of this.table.transitions)
      for (const from of transition.from)
        for (const to of targets(transition)) lines.push(`  ${from} --> ${to}: ${transition.action}`);
    for (const state of this.table.final) lines.push(`  ${state} --> [*]`);
    return ['stateDiagram-v2', ...lines, ''].join('\n');
  }

  private refuseLooseEnds(): void {
    const { name, initial, final, transitions } = this.table;
    const reached = new Set<S>(initial);
    for (let size = -1; size !== reached.size;) {
      size = reached.size;
      for (const transition of transitions)
        if (transition.from.some((state) => reached.has(state))) for (const to of targets(transition)) reached.add(to);
    }
    for (const state of this.states) {
      if (!reached.has(state)) throw new Error(`${name}: no way leads to '${state}'`);
      const leaves = transitions.some(({ from }) => from.includes(state));
      if (!leaves && !final.includes(state)) throw new Error(`${name}: '${state}' is a dead end`);
      if (leaves && final.includes(state)) throw new Error(`${name}: '${state}' is final and has a way out`);
    }
  }
}

function targets<S extends string>(transition: Transition<S>): readonly S[] {
  return typeof transition.to === 'string' ? [transition.to] : transition.to;
}

/**
 * Defines a state machine and checks it at once.
 * @throws Error when a state can't be reached, is a dead end without being final, or an action is ambiguous
 */
export function defineLifecycle<const S extends string, const A extends string>(
  table: LifecycleTable<S, A>,
): Lifecycle<S, A> {
  return new Lifecycle(table);
}
