import { Part, headers, library, t, toast } from './core.js';

/** Tiles dragged from lane to lane; the server decides, and a refused move goes back. */
class MuBoard extends Part {
  async build() {
    this.mark = this.querySelector('.lane');
    await library('lib/sortablejs/Sortable.min.js');
    for (const lane of this.querySelectorAll('.lane:not([data-sorts])')) {
      lane.dataset.sorts = '';
      window.Sortable.create(lane, { group: 'board', draggable: '.tile', animation: 120, ghostClass: 'ghost', delay: 150, delayOnTouchOnly: true, filter: 'button, mu-menu', preventOnFilter: false, onEnd: e => this.moved(e) });
    }
  }
  get built() { return this.mark?.isConnected && !this.querySelector('.lane:not([data-sorts])'); }

  async moved({ item, from, to, oldDraggableIndex, newDraggableIndex }) {
    if (from === to && oldDraggableIndex === newDraggableIndex) return;
    try {
      const answer = await fetch(this.dataset.url, { method: 'POST', headers: headers(true), body: JSON.stringify({ id: item.dataset.id, lane: to.dataset.lane, index: newDraggableIndex }) });
      if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).refusal ?? '');
      for (const lane of [from, to]) { const n = lane.querySelector('header .n'); if (n) n.textContent = lane.querySelectorAll('.tile').length; }
      toast(t('board.moved', to.querySelector('h2')?.textContent ?? ''), 'green');
    } catch (error) {
      const tiles = [...from.querySelectorAll('.tile')].filter(x => x !== item);
      tiles[oldDraggableIndex] ? tiles[oldDraggableIndex].before(item) : from.append(item);
      toast(error.message || t('board.failed'), 'red');
    }
  }
}
customElements.define('mu-board', MuBoard);
