import { CannotStart, freePort, isPortTaken } from '@stafett/local-stack';
import { DEFAULT_PORTS, type StartSettings } from './environment.ts';

type Ports = Record<keyof typeof DEFAULT_PORTS, number>;

/** A port that was asked for is used or refused; another moves aside when it is taken. */
export const choosePort = async (
  settings: StartSettings,
  name: keyof Ports,
  variable: keyof StartSettings,
  note: (line: string) => void,
): Promise<number> => {
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

/** The ports of what starts first. The codec server starts last: its port is chosen then, or another stack might take it meanwhile. */
export const choosePorts = async (
  settings: StartSettings,
  note: (line: string) => void,
): Promise<Omit<Ports, 'codec'>> => ({
  api: await choosePort(settings, 'api', 'STAFETT_API_PORT', note),
  oidc: await choosePort(settings, 'oidc', 'STAFETT_OIDC_PORT', note),
  postgres: await choosePort(settings, 'postgres', 'STAFETT_POSTGRES_PORT', note),
  temporal: await choosePort(settings, 'temporal', 'STAFETT_TEMPORAL_PORT', note),
  temporalUi: await choosePort(settings, 'temporalUi', 'STAFETT_TEMPORAL_UI_PORT', note),
});
