/** A page of a list as the API sends it. */
export interface ItemPage<T> {
  items: T[];
  next: string | null;
}

/**
 * Every item of a list, page after page, asked for as they are needed.
 *
 * @param page asks for one page; `undefined` is the first
 * @example for await (const booking of eachItem((cursor) => take(buka.GET('/v1/queue/bookings', { params: { query: { on, cursor } } })))) …
 */
export async function* eachItem<T>(page: (cursor: string | undefined) => Promise<ItemPage<T>>): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const { items, next } = await page(cursor);
    yield* items;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}
