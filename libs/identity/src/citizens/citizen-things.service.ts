import { Injectable } from '@nestjs/common';
import type { Localized } from '@buka-pintu/platform';
import type { CapabilitySubject } from '../capabilities/capabilities.service.js';

/** One thing of a citizen's, as the list shows it. Nothing in it tells more of the person than the link itself would. */
export interface Thing {
  type: CapabilitySubject['type'];
  id: string;
  officeId: number;
  code: string;
  state: string;
  title: Localized;
  /** Where it happens. */
  place: string;
  /** When it happens, or when it was made (RFC 3339). */
  at: string;
  zone: string;
}

/** A module that keeps things for citizens, found by the keyed hash of a phone or an e-mail address. */
export interface ThingSource {
  readonly type: CapabilitySubject['type'];
  /** The citizen's page of such a thing, to which the secret is added: `/t/`. */
  readonly page: string;
  /** @param contactKey `contactKeys()` of the platform */
  of(contactKey: Buffer): Promise<Thing[]>;
}

/** Everything a contact owns at all offices; the modules above introduce themselves. */
@Injectable()
export class CitizenThings {
  private readonly sources = new Map<string, ThingSource>();

  /** Called once at start by each module that keeps things for citizens. */
  learnFrom(source: ThingSource): void {
    this.sources.set(source.type, source);
  }

  /** Newest first. */
  async of(contactKey: Buffer): Promise<Thing[]> {
    const found: Thing[] = [];
    for (const source of this.sources.values()) found.push(...(await source.of(contactKey)));
    return found.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  }

  pageOf({ type }: Thing): string {
    return this.sources.get(type)?.page ?? '/';
  }
}
