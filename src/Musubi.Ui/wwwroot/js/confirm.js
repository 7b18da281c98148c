import { Part, h, t } from './core.js';

/** Asks before a press of [data-confirm], then lets the same press through: submit, link or handler. */
class MuConfirm extends Part {
  build() {
    this.mark = this;
    if (this.onclick_) return;
    document.addEventListener('click', this.onclick_ = e => {
      const by = e.target.closest?.('[data-confirm]');
      if (!by) return;
      if (by.dataset.confirmed) { delete by.dataset.confirmed; return; }
      e.preventDefault();
      e.stopImmediatePropagation();
      this.ask(by);
    }, true);
  }
  get built() { return !!this.onclick_; }
  drop() { document.removeEventListener('click', this.onclick_, true); this.onclick_ = undefined; }
  ask(by) {
    const danger = by.dataset.confirmTone === 'danger' || by.matches('.danger');
    const yes = h(`button.btn${danger ? '.danger' : '.primary'}`, { value: 'yes' }, by.dataset.confirmAct || t('confirm.yes')), no = h('button.btn.quiet', { value: 'no' }, t('confirm.no'));
    const dialog = h('dialog.dialog', { 'aria-label': t('confirm.title') }, h('form', { method: 'dialog' },
      h('header', null, h('h2', null, by.dataset.confirmTitle || t('confirm.title'))), h('div.body', null, h('p', null, by.dataset.confirm)),
      h('footer.acts', null, no, yes)));
    dialog.addEventListener('close', () => {
      dialog.remove();
      by.focus();
      if (dialog.returnValue === 'yes') { by.dataset.confirmed = '1'; by.click(); }
    });
    document.body.append(dialog);
    dialog.showModal();
    // What cannot be taken back is not done by one key more: the hand stands on the way out.
    (danger ? no : yes).focus();
  }
}
customElements.define('mu-confirm', MuConfirm);
