import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Vault } from '../privacy/vault.js';
import { fieldsOf, type Shape } from '../shapes/schema.js';
import { platformProblems } from './platform.problems.js';

const TAG = 16;

/** Signs cursors on their way out and checks them on their way in: what a cursor holds goes into SQL as it is. */
@Injectable()
export class CursorSeal {
  constructor(private readonly vault: Vault) {}

  /** The answer with its `next` signed for this list; anything but a page as it came. */
  page(query: Shape | undefined, answer: unknown): unknown {
    if (!takesCursor(query) || typeof answer !== 'object' || answer === null) return answer;
    const { next } = answer as { next?: unknown };
    return typeof next === 'string' ? { ...answer, next: next + this.tag(query, next) } : answer;
  }

  /**
   * The cursor inside a signed one.
   * @throws cursor_invalid when it was not made here, or for another list
   */
  open(query: Shape, signed: string): string {
    const cursor = signed.slice(0, -TAG);
    const [given, ours] = [Buffer.from(signed.slice(-TAG)), Buffer.from(this.tag(query, cursor))];
    if (given.length !== ours.length || !timingSafeEqual(given, ours)) throw platformProblems.cursorInvalid();
    return cursor;
  }

  private tag(query: Shape, cursor: string): string {
    return this.vault.blind('cursor', `${query.name}:${cursor}`).toString('base64url').slice(0, TAG);
  }
}

/** Whether a list comes in pages. */
export function takesCursor(query: Shape | undefined): query is Shape {
  return query !== undefined && fieldsOf(query).has('cursor');
}
