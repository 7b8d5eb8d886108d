/** A broken rule of the house. */
export interface Fault {
  rule: string;
  path: string;
  line?: number;
  says: string;
}
