import { OfficeNames, type OfficeName, type OfficeSource } from '@buka-pintu/identity';
import { Db } from '@buka-pintu/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { Office } from './office.entity.js';

/** Tells identity, one floor below, the offices' codes and names: sessions and API clients know them by number. */
@Injectable()
export class OfficeRegister implements OfficeSource, OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly names: OfficeNames,
  ) {}

  onModuleInit(): void {
    this.names.learnFrom(this);
  }

  async namesOf(officeIds: readonly number[]): Promise<OfficeName[]> {
    const rows = await this.db.reference(Office).findBy({ id: In([...officeIds]) });
    return rows.map(({ id, code, name, zone }) => ({ officeId: id, code, name, zone }));
  }

  async numberOf(code: string): Promise<number | undefined> {
    return (await this.db.reference(Office).findOneBy({ code }))?.id;
  }
}
