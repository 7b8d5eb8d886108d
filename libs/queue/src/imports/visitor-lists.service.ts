import { Catalogue } from '@buka-pintu/catalogue';
import { Db, type TextEncoding, textOf, Vault } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { claimKey, openName } from '../bookings/sealed-person.js';
import { type Point, Points } from '../tickets/points.service.js';
import { type Comparison, compareVisitors, type KeyedLine, startOf } from './compare-visitors.js';
import { comparedWord, type KnownWords, WORD_KINDS } from './import-words.js';
import type { VisitorImport } from './visitor-import.entity.js';
import { bookingsOn, visitorsOn, wordsOf } from './visitor-import.queries.js';
import { type ListTerms, readVisitors, type VisitorList } from './visitor-lines.js';
import { numberKey, visitorPlace } from './visitor-seals.js';

const contentAt = (id: string): string => `visitor_import.content_sealed:${id}`;

export interface Look {
  list: VisitorList;
  compared: Comparison;
  encoding: TextEncoding;
}

/** The files themselves: how they are kept, read, and compared with the day. */
@Injectable()
export class VisitorLists {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly points: Points,
    private readonly catalogue: Catalogue,
  ) {}

  sealed(importId: string, content: string): Buffer {
    return this.vault.seal(content, contentAt(importId));
  }

  /** The bytes so far: parts in base64, a space between them. */
  content({ id, contentSealed }: Pick<VisitorImport, 'id' | 'contentSealed'>): string {
    return contentSealed ? this.vault.open(contentSealed, contentAt(id)) : '';
  }

  /** Everything about the file, what the day knows already included. */
  async look(row: VisitorImport, hold: boolean): Promise<Look> {
    const { officeId, servicePointId, onDay } = row;
    const point = await this.points.at(officeId, servicePointId);
    const parts = this.content(row).split(' ');
    const { text, encoding } = textOf(Buffer.concat(parts.map((part) => Buffer.from(part, 'base64'))));
    const list = readVisitors(text, await this.terms(row, point));
    const lines = list.lines.map((line) => this.keyed(line, point, onDay));
    const compared = compareVisitors(lines, {
      servicePointId,
      visitors: await visitorsOn(this.db, officeId, onDay, hold),
      bookings: await bookingsOn(this.db, officeId, onDay),
      visitorName: (visitor) => this.vault.open(visitor.nameSealed, visitorPlace('name', visitor.id)),
      bookingName: (booking) => openName(this.vault, booking),
    });
    return { list, compared, encoding };
  }

  private keyed(line: VisitorList['lines'][number], { office }: Point, onDay: string): KeyedLine {
    const nik = line.nik && { documentKind: 'nik', documentNumber: line.nik, country: 'ID' };
    return {
      ...line,
      key: numberKey(this.vault, office.id, line.number).toString('hex'),
      personKey: nik ? claimKey(this.vault, office.id, nik) : null,
      startsAt: startOf(office.zone, onDay, line),
    };
  }

  private async terms({ officeId, onDay, serviceCode, lane }: VisitorImport, point: Point): Promise<ListTerms> {
    const words = await wordsOf(this.db, officeId);
    const known = Object.fromEntries(
      WORD_KINDS.map((kind) => [
        kind,
        new Map(words.filter((word) => word.kind === kind).map(({ word, meaning }) => [word, meaning])),
      ]),
    ) as unknown as KnownWords;
    const { items } = await this.catalogue.list();
    const named = new Map(
      items.flatMap(({ code, name }) => [code, name.id, name.en].map((word) => [comparedWord(word), code] as const)),
    );
    const serviceNamed = (word: string): string | undefined => named.get(word);
    return { on: onDay, serviceCode, lane, known, serviceNamed, offered: point.servicePoint.serviceCodes };
  }
}
