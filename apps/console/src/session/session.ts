import type { SessionMe } from '@stafett/schemas';
import { type Query, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { NotSignedIn, problemOf } from '../problem.ts';
import { api, apiClient, carryCsrf, onSignedOut, queryClient } from '../trpc.ts';

const SIGN_IN = '/auth/sign-in';
/** Takes a form that is sent to it. */
export const SIGN_OUT = '/auth/sign-out';

/** The address that signs a person in at an agency and brings them back to where they were. */
export const signInAddress = (agencySlug: string, to: string): string =>
  `${SIGN_IN}?${new URLSearchParams({ agency: agencySlug, to })}`;

const LEFT = 'stafett.signed-out';

/** Remembers, for the page that comes after, that the person signed out and where. */
export const noteSignOut = (agencySlug: string): void => {
  sessionStorage.setItem(LEFT, agencySlug);
  tellTabs();
};

/** The agency that the person has just signed out from. */
export const signedOutFrom = (): string | undefined => sessionStorage.getItem(LEFT) ?? undefined;

const TABS = 'stafett.session';
/** Somebody signed in or out, or chose another unit, in this tab: the others ask who they are now. */
export const tellTabs = (): void => {
  const tabs = new BroadcastChannel(TABS);
  tabs.postMessage('changed');
  tabs.close();
};

export type SessionState =
  | { readonly type: 'asking' }
  | { readonly type: 'away'; readonly again: () => void }
  | { readonly type: 'out' }
  /** `lost`: the session has ended while the page was open. What was typed is still in it. */
  | { readonly type: 'in'; readonly me: SessionMe; readonly lost: boolean };

/** All that was fetched for the unit, and not who one is. */
const isNotWho = ({ queryKey: [path] }: Query): boolean => !(Array.isArray(path) && path.join('.') === 'session.me');

const who = (me: SessionMe): string => [me.staff.id, me.agency.id].join();

const notSignedIn = (): never => {
  throw new NotSignedIn();
};

let known: SessionMe | undefined;

/** Who is signed in. Another person or agency than before never meets what the page held: the document is loaded anew. */
export const useSession = (): SessionState => {
  const {
    data: me,
    error,
    refetch,
  } = useQuery({
    ...api.session.me.queryOptions(),
    queryFn: async () => (await apiClient.session.find.query()).me ?? notSignedIn(),
    refetchOnWindowFocus: 'always',
  });

  useEffect(() => {
    const tabs = new BroadcastChannel(TABS);
    tabs.onmessage = () => void refetch();
    const stop = onSignedOut(() => void refetch());
    return () => {
      tabs.close();
      stop();
    };
  }, [refetch]);

  useEffect(() => {
    if (!me) return;
    carryCsrf(me.csrf);
    sessionStorage.removeItem(LEFT);
    // Another tab may show that its session was lost, side by side with this one.
    if (!known) tellTabs();
    else if (who(known) !== who(me)) location.reload();
    // Rows of the unit one worked for before are not this unit's to see.
    else if (known.unit.id !== me.unit.id) void queryClient.resetQueries({ predicate: isNotWho });
    known = me;
  }, [me]);

  const problem = error ? problemOf(error).code : undefined;
  if (me) return { type: 'in', me, lost: problem === 'notSignedIn' };
  if (problem === 'notSignedIn') return { type: 'out' };
  return problem === undefined ? { type: 'asking' } : { type: 'away', again: () => void refetch() };
};
