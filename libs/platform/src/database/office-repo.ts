import type { FindManyOptions, FindOneOptions, FindOptionsWhere, ObjectLiteral, Repository } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';

/** A row that belongs to one office; its primary key is (office_id, id). */
export interface OfficeOwned extends ObjectLiteral {
  officeId: number;
}

/** A where-clause that names the office; `{ id }` alone would run, silently, over the whole country. */
export type OfficeWhere<E extends OfficeOwned> = FindOptionsWhere<E> & { officeId: number };
type Wheres<E extends OfficeOwned> = OfficeWhere<E> | OfficeWhere<E>[];
type One<E extends OfficeOwned> = Omit<FindOneOptions<E>, 'where'> & { where: Wheres<E> };
type Many<E extends OfficeOwned> = Omit<FindManyOptions<E>, 'where'> & { where: Wheres<E> };
type Values<E extends OfficeOwned> = QueryDeepPartialEntity<E> & { officeId: number };

/** TypeORM's repository, narrowed to calls whose criteria carry the office. */
export class OfficeRepo<E extends OfficeOwned> {
  constructor(private readonly inner: Repository<E>) {}

  findOneBy(where: Wheres<E>): Promise<E | null> {
    return this.inner.findOneBy(where);
  }

  findOne(options: One<E>): Promise<E | null> {
    return this.inner.findOne(options);
  }

  findBy(where: Wheres<E>): Promise<E[]> {
    return this.inner.findBy(where);
  }

  find(options: Many<E>): Promise<E[]> {
    return this.inner.find(options);
  }

  existsBy(where: Wheres<E>): Promise<boolean> {
    return this.inner.existsBy(where);
  }

  countBy(where: Wheres<E>): Promise<number> {
    return this.inner.countBy(where);
  }

  /** Inserts one row or several in one statement; throws the driver's error on a broken constraint. */
  async insert(values: Values<E> | Values<E>[]): Promise<void> {
    if (Array.isArray(values) && values.length === 0) return;
    await this.inner.insert(values);
  }

  /**
   * Changes the matching rows. A guarded update names the version it saw and adds one: an answer of 0 is a stale write.
   * @returns how many rows changed
   */
  async update(where: OfficeWhere<E>, change: QueryDeepPartialEntity<E>): Promise<number> {
    return (await this.inner.update(where, change)).affected ?? 0;
  }

  /** Removes the matching rows. @returns how many */
  async delete(where: OfficeWhere<E>): Promise<number> {
    return (await this.inner.delete(where)).affected ?? 0;
  }
}
