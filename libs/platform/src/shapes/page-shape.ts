import { ListOf, Text, Whole } from './field.js';
import type { Shape } from './schema.js';

/** What every list takes: how many, and where to go on. Extend it with the list's own filters. */
export class PageQuery {
  @Whole({ min: 1, max: 100, default: 50, description: 'How many items at most' })
  limit: number;
  @Text({ max: 2000, optional: true, description: 'The `next` of the page before; bound to the same filters' })
  cursor?: string;
}

const pages = new WeakMap<Shape, Shape>();

/** The class of a page of items: `returns: pageOf(MessageView)` answers `{ items, next }`. */
export function pageOf(item: Shape): Shape {
  let page = pages.get(item);
  if (!page) {
    class Page {}
    Object.defineProperty(Page, 'name', { value: `${item.name}Page` });
    ListOf(() => item)(Page.prototype, 'items');
    const next = { max: 2000, nullable: true, description: 'The `cursor` of the next page; null on the last one' };
    Text(next)(Page.prototype, 'next');
    pages.set(item, (page = Page));
  }
  return page;
}
