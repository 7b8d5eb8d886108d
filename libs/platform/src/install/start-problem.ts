/** A start that can't go on, said in sentences an operator can act on; never shown with a stack. */
export class StartProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartProblem';
  }
}

/** Receives one line of progress for the terminal; must not throw. */
export type Say = (line: string) => void;
