import type { Type } from '@nestjs/common';
import type { MigrationInterface } from 'typeorm';
import type { Role } from './access/role.js';
import type { Clock } from './clock/clock.js';
import type { Db } from './database/db.js';
import type { ProblemCatalogue } from './http/problem.js';
import type { EventCatalogue } from './ledger/events.js';
import type { MessageTemplate } from './messages/template.js';
import type { PersonalStore } from './privacy/register.js';

/** A TypeORM entity class. */
export type EntityClass = abstract new (...args: never[]) => object;
/** A migration class whose name ends with its 13-digit timestamp. */
export type MigrationClass = new () => MigrationInterface;

/** What one lib brings to the house; the list of modules in apps/api is all that wires them together. */
export interface HouseModule {
  name: string;
  nest: Type<unknown>;
  entities: EntityClass[];
  migrations: MigrationClass[];
  problems: ProblemCatalogue;
  /** What happens here; the payload's class documents and checks it. */
  events: EventCatalogue;
  messages?: readonly MessageTemplate[];
  /** Permissions that an office may give to an approver of another office, from day to day. */
  approvals?: readonly string[];
  /** 'queue:tickets:call' → the roles that hold it by default; scopes of API clients are the same strings. */
  permissions: Record<string, readonly Role[]>;
  /** What of persons its tables keep; every `…_sealed` column of the house must stand in some module's list. */
  personal?: readonly PersonalStore[];
  /** Tables that the app's role may only INSERT into and SELECT from. */
  appendOnly?: string[];
  /** Tables that the app's role may only SELECT from; functions of the owner's write them. */
  readOnly?: string[];
  /** Reference data; runs at every start and must be idempotent. */
  seed?(context: SeedContext): Promise<void>;
  /** The fictitious demo office; runs only on a demo install and must be idempotent. */
  demo?(context: SeedContext): Promise<void>;
  /** What the terminal shows once the house answers: pages to open, links that sign in. Asked at every start. */
  welcome?(context: SeedContext): Promise<StartingPoint[]>;
}

/** A line on the terminal: what it is, and the path on this origin (`/admin/sign-in#demo=…`) or a text as it is (a key). */
export type StartingPoint = { title: string } & ({ path: string; text?: never } | { text: string; path?: never });

export interface SeedContext {
  db: Db;
  get: <T>(token: Type<T>) => T;
  clock: Clock;
  log: (line: string) => void;
}

/** Injection token: the `HouseModule[]` of this process. */
export const HOUSE_MODULES = Symbol('HOUSE_MODULES');
