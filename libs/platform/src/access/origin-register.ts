/** Knows which sites' pages may read our answers; the identity module provides it. */
export abstract class OriginRegister {
  /** Whether any API client in force lists the origin: all that can be asked before a key is seen. */
  abstract anyLists(origin: string): Promise<boolean>;
}
