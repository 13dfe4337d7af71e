import type { Role, SessionMe } from '@stafett/schemas';
import { createContext, useContext } from 'react';

export const Me = createContext<SessionMe | undefined>(undefined);

/** Who is signed in. Only inside the frame. */
export const useMe = (): SessionMe => {
  const me = useContext(Me);
  if (!me) throw new Error('useMe is called outside the frame');
  return me;
};

type RoleCode = SessionMe['roles'][number];

export type { Role };
/** Whether the person has any of the roles in the unit they work for now. */
export const hasRole = (me: Pick<SessionMe, 'roles'>, ...roles: readonly RoleCode[]): boolean =>
  me.roles.some((role) => roles.includes(role));
