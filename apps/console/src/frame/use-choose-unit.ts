import { useMutation } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { useMe } from '../session/me.ts';
import { tellTabs } from '../session/session.ts';
import { api, queryClient } from '../trpc.ts';
import { isPageFor } from './menu.ts';

/**
 * Acts for another of one's units from now on. One stays on the page, unless it is a page that the roles in the other unit don't have; a unit
 * of another agency has a console of its own, and the page there is the same.
 */
export const useChooseUnit = () => {
  const me = useMe();
  const router = useRouter();
  const path = useLocation({ select: ({ pathname }) => pathname });
  return useMutation(
    api.session.chooseUnit.mutationOptions({
      onSuccess: (chosen) => {
        const stays = isPageFor(chosen, path);
        if (chosen.agency.slug !== me.agency.slug) {
          tellTabs();
          location.assign(`/${chosen.agency.slug}${stays ? path : ''}`);
          return;
        }
        queryClient.setQueryData(api.session.me.queryKey(), chosen);
        tellTabs();
        if (!stays) void router.navigate({ to: '/' });
      },
    }),
  );
};
