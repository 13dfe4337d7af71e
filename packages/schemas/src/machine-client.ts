import { z } from 'zod';
import { MachineSignal } from './machine.ts';
import { Problem } from './problem.ts';

export type MachineClientOptions = {
  /** Where the installation is: `https://stafett.example`. */
  readonly url: string;
  /** Gives an access token with the scope `stafett:signals`. Asked before each try. */
  readonly token: () => Promise<string> | string;
  /** How often a message without an answer is sent. 4 times unless set. */
  readonly tries?: number;
  /** Waits before the next try, given how many there have been. Half a second, doubled each time, unless set. */
  readonly pause?: (tried: number) => Promise<void>;
  readonly fetch?: typeof globalThis.fetch;
};

/** A coded no, or no answer at all (`problem` is absent): the message may be sent again under the same id. */
export class NotReceived extends Error {
  override readonly name = 'NotReceived';
  readonly status: number | undefined;
  readonly problem: Problem | undefined;
  constructor(status: number | undefined, problem: Problem | undefined) {
    super(problem?.code ?? 'no answer');
    this.status = status;
    this.problem = problem;
  }
}

export type MachineClient = {
  /** Tells a fact. Resolves when it is received and kept; throws `NotReceived` otherwise. */
  readonly send: (signal: MachineSignal) => Promise<void>;
};

const Refusal = z.object({ problem: Problem });

const halfASecondDoubled = (tried: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 500 * 2 ** (tried - 1)));

/** A client of POST /machine/signals. Wrong fields are found before anything is sent (a ZodError); what gets no answer is sent again. */
export const openMachineClient = (options: MachineClientOptions): MachineClient => {
  const { url, token, tries = 4, pause = halfASecondDoubled, fetch = globalThis.fetch } = options;
  const endpoint = new URL('/machine/signals', url);

  const tryOnce = async (body: string): Promise<NotReceived | undefined> => {
    const headers = { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' };
    let answer: Response;
    try {
      answer = await fetch(endpoint, { method: 'POST', headers, body });
    } catch {
      return new NotReceived(undefined, undefined);
    }
    if (answer.ok) return undefined;
    const refusal = Refusal.safeParse(await answer.json().catch(() => undefined));
    return new NotReceived(answer.status, refusal.success ? refusal.data.problem : undefined);
  };

  return {
    send: async (signal) => {
      const body = JSON.stringify(MachineSignal.parse(signal));
      for (let tried = 1; ; tried += 1) {
        const not = await tryOnce(body);
        if (!not) return;
        const mayPass = not.status === undefined || not.status === 429 || not.status >= 500;
        if (!mayPass || tried >= tries) throw not;
        await pause(tried);
      }
    },
  };
};
