import { createServer } from 'node:net';

/** Says whether something else listens on a loopback port. */
export const isPortTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(true));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(false)));
  });

/** Gives a loopback port that nothing listens on: the preferred one when it is free. */
export const freePort = async (preferred = 0): Promise<number> => {
  if (preferred !== 0 && !(await isPortTaken(preferred))) return preferred;
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
};
