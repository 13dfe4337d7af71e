import { CannotStart, freePort, isPortTaken } from '@stafett/local-stack';
import { DEFAULT_PORTS, type StartSettings } from './environment.ts';

export type Ports = Record<keyof typeof DEFAULT_PORTS, number>;

/** A port that was asked for is used or refused; another moves aside when it is taken. */
export const choosePorts = async (settings: StartSettings, note: (line: string) => void): Promise<Ports> => {
  const choose = async (name: keyof Ports, variable: keyof StartSettings): Promise<number> => {
    const asked = settings[variable];
    if (asked === undefined || asked === '') {
      const port = await freePort(DEFAULT_PORTS[name]);
      if (port !== DEFAULT_PORTS[name]) note(`port ${DEFAULT_PORTS[name]} is taken, ${name} uses ${port}`);
      return port;
    }
    const port = Number(asked);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new CannotStart(`${variable}=${asked} is no port.`);
    if (await isPortTaken(port)) {
      throw new CannotStart(`Port ${port} (${variable}) is taken by another program. Stop it, or choose another port.`);
    }
    return port;
  };
  return {
    api: await choose('api', 'STAFETT_API_PORT'),
    oidc: await choose('oidc', 'STAFETT_OIDC_PORT'),
    postgres: await choose('postgres', 'STAFETT_POSTGRES_PORT'),
    temporal: await choose('temporal', 'STAFETT_TEMPORAL_PORT'),
    temporalUi: await choose('temporalUi', 'STAFETT_TEMPORAL_UI_PORT'),
    codec: await choose('codec', 'STAFETT_CODEC_PORT'),
  };
};
