import { Injectable, Logger } from '@nestjs/common';
import type { TemplateBook } from './templates/template-book.js';

/** A file that goes along with an e-mail. */
export interface Enclosure {
  fileName: string;
  /** `text/calendar; charset=utf-8`. */
  mediaType: string;
  content: string;
}

/** Makes a file out of the record a message is about, as that record stands when the letter leaves. */
export interface EnclosureMaker {
  /** As templates name it: `queue.visit`. */
  readonly kind: string;
  /** Undefined when the record is gone. */
  make(officeId: number, id: string, locale: 'id' | 'en'): Promise<Enclosure | undefined>;
}

/** A letter with more than this (octets) may be refused for its size, and the words matter more than the file. */
export const MOST_ENCLOSED = 64 * 1024;

/** The files that go along with letters: made when the letter leaves, and kept nowhere. */
@Injectable()
export class Enclosures {
  private readonly logger = new Logger(Enclosures.name);
  private readonly makers = new Map<string, EnclosureMaker>();

  /** Called once at start by the module that owns the records. */
  learnFrom(maker: EnclosureMaker): void {
    this.makers.set(maker.kind, maker);
  }

  /** Never throws: nobody goes without their letter because its file could not be made. */
  async of(
    template: ReturnType<TemplateBook['find']>,
    about: { officeId: number; id: string; locale: 'id' | 'en' },
  ): Promise<Enclosure | undefined> {
    const kind = template?.encloses?.kind;
    if (!kind) return undefined;
    try {
      const made = await this.makers.get(kind)?.make(about.officeId, about.id, about.locale);
      if (made && Buffer.byteLength(made.content) > MOST_ENCLOSED) throw new RangeError('Too large');
      return made;
    } catch (error) {
      // Its words may quote the record; the name says enough to find it.
      const why = error instanceof Error ? error.name : typeof error;
      this.logger.warn({ kind, officeId: about.officeId, id: about.id, why }, 'A letter went without its file');
      return undefined;
    }
  }
}
