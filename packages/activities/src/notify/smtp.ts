import { createTransport } from 'nodemailer';
import type { Letter } from './letter.ts';

/** What became of a letter that was handed to the server. `code` is the server's or the connection's, never its words. */
export type Delivered =
  | { readonly type: 'delivered' }
  /** The server says that there is no such address, for good. */
  | { readonly type: 'addressRefused'; readonly code: string }
  /**
   * It may arrive later, or have arrived already: a server that dies in the middle tells neither. `onlyThis` when the server has
   * something against this address for now, and may well take the next letter.
   */
  | { readonly type: 'notDelivered'; readonly code: string; readonly onlyThis: boolean };

/** Hands letters to people outside the console. Gives an answer for whatever happens, and throws for a fault of ours alone. */
export type Notifier = {
  readonly deliver: (letter: Letter) => Promise<Delivered>;
  readonly close: () => void;
};

export type SmtpOptions = {
  /** smtp:// or smtps://, with user and password where the server asks for them. */
  readonly url: string;
  /** The sender: `Stafett <stafett@example.se>` or the address alone. */
  readonly from: string;
  /** How long to wait for a connection or an answer. 10,000 ms unless set. */
  readonly answerWithinMs?: number;
};

type Failure = { readonly code?: unknown; readonly command?: unknown; readonly responseCode?: unknown };

const isFailure = (error: unknown): error is Failure => typeof error === 'object' && error !== null;

const outcomeOf = (error: unknown): Delivered => {
  if (!isFailure(error)) return { type: 'notDelivered', code: 'unknown', onlyThis: false };
  const code = [error.responseCode, error.code].filter((part) => part !== undefined).join(' ') || 'unknown';
  // 5xx to RCPT TO speaks of the address (RFC 5321 4.2.1); to anything else, of the sender, the sign-in or the server.
  const onlyThis = error.command === 'RCPT TO' && typeof error.responseCode === 'number';
  const forGood = typeof error.responseCode === 'number' && error.responseCode >= 500;
  return onlyThis && forGood ? { type: 'addressRefused', code } : { type: 'notDelivered', code, onlyThis };
};

const domainOf = (from: string): string => /@([^\s>]+)/.exec(from)?.[1] ?? 'stafett.invalid';

/** Delivers over SMTP. The same letter has the same Message-ID however often it is sent, so that a receiver can tell. */
export const openSmtp = ({ url, from, answerWithinMs = 10_000 }: SmtpOptions): Notifier => {
  const transport = createTransport({
    url,
    connectionTimeout: answerWithinMs,
    greetingTimeout: answerWithinMs,
    socketTimeout: answerWithinMs,
    // Its own words could hold addresses.
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = domainOf(from);
  return {
    deliver: async ({ id, to, subject, text }) => {
      try {
        await transport.sendMail({
          from,
          // As an object it is one address, whatever it looks like.
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
        return { type: 'delivered' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => transport.close(),
  };
};
