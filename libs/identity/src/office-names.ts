import { Injectable } from '@nestjs/common';

export interface OfficeName {
  officeId: number;
  code: string;
  name: string;
  /** Its IANA zone; Jakarta's until the office is set up. */
  zone?: string;
}

/** Whoever knows the offices by number and code; the offices module, one floor up, introduces itself. */
export interface OfficeSource {
  namesOf(officeIds: readonly number[]): Promise<OfficeName[]>;
  numberOf(code: string): Promise<number | undefined>;
}

/** The offices' codes and names for sessions and API clients, which know offices by number only. */
@Injectable()
export class OfficeNames {
  private source: OfficeSource | undefined;

  /** Called once at start by the module that owns the offices. */
  learnFrom(source: OfficeSource): void {
    this.source = source;
  }

  /** In the order asked; an office that is not set up yet is called by its number. */
  async of(officeIds: readonly number[]): Promise<OfficeName[]> {
    const known = new Map(((await this.source?.namesOf(officeIds)) ?? []).map((office) => [office.officeId, office]));
    return officeIds.map((officeId) => known.get(officeId) ?? nameless(officeId));
  }

  /** The office's IANA zone; Jakarta's until it is set up. */
  async zoneOf(officeId: number): Promise<string> {
    const [office] = await this.of([officeId]);
    return office?.zone ?? 'Asia/Jakarta';
  }

  /** The number of the office with this code, undefined when there is none. */
  async numberOf(code: string): Promise<number | undefined> {
    const known = await this.source?.numberOf(code);
    const [, number] = /^OFFICE-(\d{1,4})$/.exec(code) ?? [];
    return known ?? (number === undefined ? undefined : Number(number));
  }
}

function nameless(officeId: number): OfficeName {
  return { officeId, code: `OFFICE-${officeId}`, name: `Kantor ${officeId}` };
}
