// A server that cannot be reached: said in words. The page stays as it is, with what was typed and with its own address.
import { t, toast } from './core.js';

const ask = window.fetch.bind(window), away = [502, 503, 504];
let here = location.href;
/** The page on screen is the one of this address. */
export const arrived = () => { here = location.href; };
addEventListener('hashchange', arrived);

// Enhanced navigation and posts ask in no-cors mode, nobody else does. It knows no answer but a page: until there is one, it gets none.
window.fetch = async (address, how) => {
  if (how?.mode !== 'no-cors' || !how.signal) return ask(address, how);
  try {
    const answer = await ask(address, how);
    if (!away.includes(answer.status)) return answer;
  } catch (error) {
    if (error.name === 'AbortError') throw error;
  }
  stay(how.method?.toLowerCase() === 'post');
  return new Promise(() => {});
};

function stay(posted) {
  if (location.href !== here) history.replaceState(null, '', here);
  document.documentElement.dataset.ready = '1';
  for (const button of document.querySelectorAll('button[aria-busy="true"]')) button.ariaBusy = null;
  // Not sent after all: the draft is kept on.
  sessionStorage.removeItem('musubi-draft-sent');
  toast(t(posted ? 'reach.notSaved' : 'reach.notOpened'), 'red');
}
