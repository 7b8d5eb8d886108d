import { Injectable } from '@nestjs/common';
import { Db, Env, platformProblems, type CitizenPrincipal } from '@buka-pintu/platform';
import { Capabilities } from '../capabilities/capabilities.service.js';
import { OfficeNames } from '../office-names.js';
import { contactOf } from './citizen-code.queries.js';
import type { ThingLinkView, ThingsView } from './citizen.dto.js';
import { CitizenThings, type Thing } from './citizen-things.service.js';

/** What belongs to whoever showed a code: the list, and a link to each. */
@Injectable()
export class MyThings {
  constructor(
    private readonly db: Db,
    private readonly env: Env,
    private readonly things: CitizenThings,
    private readonly capabilities: Capabilities,
    private readonly offices: OfficeNames,
  ) {}

  async list(visitor: CitizenPrincipal): Promise<ThingsView> {
    const things = await this.owned(visitor);
    const offices = await this.offices.of([...new Set(things.map((thing) => thing.officeId))]);
    const items = things.map(({ officeId, ...thing }) => {
      const office = offices.find((each) => each.officeId === officeId)!;
      return { ...thing, officeCode: office.code, officeName: office.name };
    });
    return { items };
  }

  /** A link to one of them. @throws not_found (404), also for what belongs to somebody else */
  async link(visitor: CitizenPrincipal, id: string, origin: string): Promise<ThingLinkView> {
    const thing = (await this.owned(visitor)).find((each) => each.id === id);
    if (!thing) throw platformProblems.notFound();
    const token = await this.capabilities.issue(thing.officeId, { type: thing.type, id });
    return { link: `${this.env.publicOrigin ?? origin}${this.things.pageOf(thing)}#${token}` };
  }

  private async owned(visitor: CitizenPrincipal): Promise<Thing[]> {
    const contactKey = await contactOf(this.db, visitor.capabilityId);
    return contactKey ? this.things.of(contactKey) : [];
  }
}
