import { Id } from './field.js';

/** A path with the id of one record: `@Param() path: IdPath`. */
export class IdPath {
  @Id() id: string;
}
