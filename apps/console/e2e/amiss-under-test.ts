import type { Page } from './person-under-test.ts';

/** What is looked for on a page beside what axe finds. */
export type Amiss = 'naming' | 'targets' | 'overflow' | 'words' | 'room' | 'focus' | 'failed';

/**
 * Gives what is amiss, in words. Everything in one go, since each question to the browser costs. Where something is open (`within`, a
 * selector), focus is tried in that alone: it would close when focus leaves it.
 */
export const amissOn = (page: Page, kinds: readonly Amiss[], within = 'body'): Promise<readonly string[]> =>
  page.evaluate(
    async ({ asked, part }) => {
      const seen = (element: Element): boolean =>
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      const onlyHeard = (element: Element | null): boolean =>
        element !== null && (element.getBoundingClientRect().width <= 1 || onlyHeard(element.parentElement));
      const brief = (words: string | null | undefined): string => (words ?? '').trim().slice(0, 40);

      /** One h1, and a title that begins with it ("Fel: …" when a form failed). The title follows the heading a moment later. */
      const naming = async (): Promise<readonly string[]> => {
        const look = (): readonly string[] => {
          const headings = [...document.querySelectorAll('h1')].map((heading) => heading.textContent ?? '');
          const [heading = ''] = headings;
          const named = document.title.replace(/^(Fel|Error): /, '').startsWith(heading);
          return [
            ...(headings.length === 1 ? [] : [`${headings.length} h1: ${headings.join(', ')}`]),
            ...(named ? [] : [`the title "${document.title}" does not begin with "${heading}"`]),
          ];
        };
        for (let frame = 0; frame < 300 && look().length > 0; frame += 1) await new Promise(requestAnimationFrame);
        return look();
      };

      /** What one points at and is less than 24 px high or wide (WCAG 2.5.8); a link in a sentence is as high as its line. */
      const targets = (): readonly string[] => {
        const inSentence = (element: Element): boolean =>
          getComputedStyle(element).display === 'inline' &&
          (element.parentElement?.textContent ?? '').trim() !== (element.textContent ?? '').trim();
        const all = [
          ...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role^=menuitem]'),
        ];
        return all.flatMap((element) => {
          if (!seen(element) || element.closest('.skip') || onlyHeard(element) || inSentence(element)) return [];
          const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
          const boxes = [element, ...labels].map((part) => part.getBoundingClientRect());
          const width = Math.max(...boxes.map((box) => box.width));
          const height = Math.max(...boxes.map((box) => box.height));
          // A link that wraps is measured line by line; half a pixel is rounding.
          if (Math.min(width, height) >= 23.5) return [];
          const name = element.getAttribute('aria-label') ?? element.textContent;
          return [`"${brief(name)}" is ${Math.round(width)} × ${Math.round(height)} px`];
        });
      };

      /** What sticks out to the right of the window, by the words it holds; nothing when one need not scroll sideways. */
      const overflow = (): readonly string[] => {
        const { clientWidth, scrollWidth } = document.documentElement;
        if (scrollWidth <= clientWidth) return [];
        const out = [...document.body.querySelectorAll('*')].filter(
          (element) => element.getBoundingClientRect().right > clientWidth + 1 && element.childElementCount === 0,
        );
        const words = out.slice(0, 5).map((element) => `"${brief(element.textContent)}"`);
        return [`sticks out by ${scrollWidth - clientWidth} px: ${words.join(', ')}`];
      };

      const texts = (): readonly { readonly words: string; readonly node: Text; readonly parent: Element }[] => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found: { words: string; node: Text; parent: Element }[] = [];
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const { parentElement: parent } = node;
          const words = (node.textContent ?? '').trim();
          if (words === '' || parent === null || parent.closest('script, style, svg, option') || !seen(parent))
            continue;
          found.push({ words, node: node as Text, parent });
        }
        return found;
      };

      /** A code where words should be (`meetingProposed`), or a blank that was not filled. */
      const words = (): readonly string[] => {
        const labels = [...document.querySelectorAll('[aria-label]')].map(
          (each) => each.getAttribute('aria-label') ?? '',
        );
        const shown = [...texts().map((text) => text.words), ...labels];
        const codes = shown.filter((text) => /(^|[\s"(:.])[a-zåäö]+[A-ZÅÄÖ]\w*|\{\{|undefined|\[object/.test(text));
        return codes.map((text) => `a code instead of words: "${text.slice(0, 60)}"`);
      };

      /** Words that are cut off, or that have so little room that they stand on end. */
      const room = (): readonly string[] =>
        texts().flatMap(({ words: text, node, parent }) => {
          if (onlyHeard(parent)) return [];
          const range = document.createRange();
          range.selectNodeContents(node);
          const { width, height } = range.getBoundingClientRect();
          const squeezed = text.length >= 8 && height > 90 && height / width > 2.2;
          const { overflowX } = getComputedStyle(parent);
          const cut = (overflowX === 'hidden' || overflowX === 'clip') && parent.scrollWidth > parent.clientWidth + 1;
          return [
            ...(squeezed ? [`"${brief(text)}" is squeezed into ${Math.round(width)} × ${Math.round(height)} px`] : []),
            ...(cut ? [`"${brief(text)}" is cut off`] : []),
          ];
        });

      /** What one can go to with the keyboard and doesn't see that one is there. */
      const focus = (): readonly string[] => {
        const before = document.activeElement;
        const parts = [...document.querySelectorAll(part)];
        const all = parts.flatMap((each) => [
          ...each.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
        ]);
        const hidden = all.filter((element) => {
          if (
            !seen(element) ||
            element.matches(':disabled, [tabindex="-1"], [type=file]') ||
            element.closest('[inert]')
          )
            return false;
          element.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
          if (document.activeElement !== element) return false;
          // A row that is one link shows the focus of the link.
          const shown = [element, element.closest('li:has(:focus-visible)'), element.closest('label')];
          return !shown.some((part) => {
            if (part === null) return false;
            const { outlineStyle, outlineWidth } = getComputedStyle(part);
            return outlineStyle !== 'none' && outlineWidth !== '0px';
          });
        });
        const ordered = all.filter((element) => element.tabIndex > 0);
        if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
        else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        return [
          ...hidden.map((element) => `focus on "${brief(element.textContent)}" is not seen`),
          ...ordered.map((element) => `"${brief(element.textContent)}" is out of order for the keyboard`),
        ];
      };

      /** After a form that failed: the title says so, and what is wrong has focus. */
      const failed = (): readonly string[] => [
        ...(document.title.startsWith('Fel: ')
          ? []
          : [`the title "${document.title}" does not say that the form failed`]),
        ...(document.activeElement?.closest('.error-summary') ? [] : ['what is wrong has no focus']),
      ];

      const looks = { naming, targets, overflow, words, room, focus, failed };
      const found: string[] = [];
      for (const kind of asked) found.push(...(await looks[kind]()));
      return found;
    },
    { asked: kinds, part: within },
  );
