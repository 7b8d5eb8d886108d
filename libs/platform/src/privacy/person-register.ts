import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Db } from '../database/db.js';
import { HOUSE_MODULES, type HouseModule } from '../house.js';
import type { Localized } from '../shapes/field.js';
import { type Erasure, KEEPS_PERSONS, type PersonalStore, type PersonKeeper, type PersonRecord } from './register.js';

export type DeclaredStore = PersonalStore & { module: string };

/** The register of what the house keeps of persons, and the keepers who find, show and erase it. */
@Injectable()
export class PersonRegister implements OnApplicationBootstrap {
  private readonly logger = new Logger(PersonRegister.name);
  private readonly keepers = new Map<string, PersonKeeper>();
  /** Every declared store, in the modules' order. */
  readonly stores: readonly DeclaredStore[];

  constructor(
    private readonly db: Db,
    private readonly discovery: DiscoveryService,
    @Inject(HOUSE_MODULES) modules: readonly HouseModule[],
  ) {
    this.stores = modules.flatMap(({ name, personal = [] }) => personal.map((store) => ({ ...store, module: name })));
  }

  /** Says so when a column keeps personal data that nobody has declared; a test refuses it before it is released. */
  async onApplicationBootstrap(): Promise<void> {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const type = metatype && (Reflect.getMetadata(KEEPS_PERSONS, metatype) as string | undefined);
      if (type && instance) this.keepers.set(type, instance as PersonKeeper);
    }
    const undeclared = await this.undeclared();
    // An office must not stand still for a paper that we forgot.
    if (undeclared.length > 0)
      this.logger.error(`The privacy register lacks ${undeclared.join(', ')}: declare it in its module's \`personal\``);
  }

  /** Columns that hold sealed data and stand in no declaration. */
  async undeclared(): Promise<string[]> {
    const rows = await this.db.query<{ name: string }>(
      `select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
         and a.attname like '%\\_sealed' and a.attname not like '%secret\\_sealed' order by 1`,
    );
    const known = new Set(this.stores.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)));
    return rows.map(({ name }) => name).filter((name) => !known.has(name));
  }

  /** Everything there is about a person in these offices. @param key `personKey()` */
  async recordsOf(key: Buffer, officeIds: readonly number[]): Promise<PersonRecord[]> {
    const found: PersonRecord[] = [];
    for (const keeper of this.keepers.values()) found.push(...(await keeper.recordsOf(key, officeIds)));
    return found;
  }

  /** What is kept in one record, in the clear. */
  export(record: PersonRecord): Promise<Record<string, unknown>> {
    return this.keeperOf(record).export(record);
  }

  /** Why it would stay if its person asked for erasure now; null when it would go. */
  refusal(record: PersonRecord): Promise<Localized | null> {
    return this.keeperOf(record).refusal(record);
  }

  erase(record: PersonRecord): Promise<Erasure> {
    return this.keeperOf(record).erase(record);
  }

  /** Erases what is due by its retention, everywhere. @returns how many records, by type */
  async eraseDue(limit: number): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const [type, keeper] of this.keepers) counts[type] = await keeper.eraseDue(limit);
    return counts;
  }

  private keeperOf({ type }: PersonRecord): PersonKeeper {
    const keeper = this.keepers.get(type);
    if (!keeper) throw new Error(`Nobody keeps records of type '${type}'`);
    return keeper;
  }
}
