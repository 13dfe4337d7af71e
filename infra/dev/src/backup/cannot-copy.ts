/** Something a person can mend: the message says what is wrong and what to do. Shown without a stack trace. */
export class CannotCopy extends Error {
  override readonly name = 'CannotCopy';
}
