/** Something a person can mend: the message says what is wrong and what to do. Shown without a stack trace. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}
