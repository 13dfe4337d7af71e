import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Says whether something else listens on a loopback port. */
export const isPortTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(true));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(false)));
  });

// Below the ports that systems give to outgoing connections: one of those may take a port between the look and the use.
const FROM = 20_000;
const BELOW = 32_000;

/** Gives a loopback port that nothing listens on: the preferred one when it is free, else any. */
export const freePort = async (preferred?: number): Promise<number> => {
  if (preferred !== undefined && !(await isPortTaken(preferred))) return preferred;
  const port = randomInt(FROM, BELOW);
  return (await isPortTaken(port)) ? freePort() : port;
};
