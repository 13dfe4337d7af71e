import type { GatheringView } from '@stafett/schemas';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { serverNow } from '../../clock.ts';
import { api } from '../../trpc.ts';

const DAY = 24 * 60 * 60 * 1_000;

/** Read anew when the next meeting begins: from then on it can be told whether it was held, and its cases can be settled. */
export const useReadWhenItBegins = ({ meetings }: GatheringView): void => {
  const queries = useQueryClient();
  const next = meetings.find(({ status, startsAt }) => status === 'planned' && Date.parse(startsAt) > serverNow());
  const startsAt = next?.startsAt;
  useEffect(() => {
    const wait = startsAt === undefined ? DAY : Date.parse(startsAt) - serverNow();
    // A page is not kept open for days.
    if (wait >= DAY) return;
    const timer = setTimeout(() => void queries.invalidateQueries(api.gatherings.view.pathFilter()), wait + 1_000);
    return () => clearTimeout(timer);
  }, [startsAt, queries]);
};
