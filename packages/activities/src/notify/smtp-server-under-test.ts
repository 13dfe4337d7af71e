import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type Received = { readonly to: string; readonly messageId: string; readonly text: string };

/** A real SMTP server on this machine, and how it is to behave from now on. */
export type SmtpServerUnderTest = {
  readonly url: string;
  /** Everything that came whole, also what was not acknowledged. */
  readonly received: readonly Received[];
  readonly refuses: (address: string, code: number) => void;
  /** The next letter is taken in whole, and the connection dies before the answer. */
  readonly diesAfterData: () => void;
  readonly stop: () => Promise<void>;
};

const refusal = (code: number): Error => Object.assign(new Error('no'), { responseCode: code });

/** Starts one; on the port that is given when one has been stopped and comes back. */
export const startSmtpServer = async (port = 0): Promise<SmtpServerUnderTest> => {
  const received: Received[] = [];
  const refused = new Map<string, number>();
  let dies = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, answer) => {
      const code = refused.get(address);
      return code === undefined ? answer() : answer(refusal(code));
    },
    onData: (stream, session, answer) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const text = Buffer.concat(parts).toString();
        const messageId = /^Message-ID: *(\S+)/im.exec(text)?.[1] ?? '';
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), messageId, text });
        if (!dies) return answer();
        dies = false;
        for (const connection of server.connections) connection._socket.destroy();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    refuses: (who, code) => {
      refused.set(who, code);
    },
    diesAfterData: () => {
      dies = true;
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
