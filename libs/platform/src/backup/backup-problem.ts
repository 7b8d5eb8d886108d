/** Why a backup can't be made, read or restored, said in a sentence an operator can act on. */
export class BackupProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BackupProblem';
  }
}
