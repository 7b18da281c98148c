import { Part, h, headers, t } from './core.js';

/** Watches a job until it ends; a hidden page asks less often. */
class MuProgress extends Part {
  build() {
    this.bar = this.querySelector('progress') ?? this.appendChild(h('progress.bar', { max: 100 }));
    this.text = h('span', { role: 'status' });
    this.stop = this.dataset.cancel && h('button.btn.small', { type: 'button', onclick: () => this.cancel() }, t('progress.cancel'));
    this.append(this.mark = h('div.said', null, this.text, this.stop));
    clearTimeout(this.timer);
    this.poll();
  }
  drop() { clearTimeout(this.timer); }

  async poll() {
    let job;
    try { const a = await fetch(this.dataset.url, { headers: headers() }); job = a.ok ? await a.json() : a.status === 404 ? { state: 'failed' } : undefined; } catch { /* the line is down: ask again */ }
    if (!this.isConnected) return;
    if (job) this.show(job);
    if (!job || job.state === 'running') this.timer = setTimeout(() => this.poll(), document.hidden ? 5000 : 1000);
  }
  show({ done, total, text, state, href, refusal }) {
    if (total > 0) { this.bar.max = total; this.bar.value = done; } else this.bar.removeAttribute('value');
    this.text.textContent = refusal || text || (state === 'running' ? '' : t(`progress.${state}`));
    if (state === 'running') return;
    this.stop?.remove();
    this.bar.classList.toggle('red', state === 'failed');
    this.bar.classList.toggle('green', state === 'done');
    if (state === 'done') { this.bar.value = this.bar.max; if (href) { const a = h('a', { href, hidden: true }); this.append(a); a.click(); } }
  }
  async cancel() {
    this.stop.disabled = true;
    await fetch(this.dataset.cancel, { method: 'POST', headers: headers() }).catch(() => {});
    this.stop.disabled = false;
    clearTimeout(this.timer);
    this.poll();
  }
}
customElements.define('mu-progress', MuProgress);
