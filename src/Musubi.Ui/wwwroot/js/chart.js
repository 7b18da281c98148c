import { Part, grouped, h, icon, library, t } from './core.js';

const token = name => {
  const probe = h('i', { hidden: true });                                // resolves light-dark() to the colour of this theme
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
};
const tones = { blue: 'ai-fill', green: 'green', amber: 'amber', red: 'shu', plain: 'frame', soft: 'ai-line' };

/** A chart over the table of its figures: the table stays for readers without eyes, without script, and for whoever wants it. */
class MuChart extends Part {
  build() {
    const data = this.querySelector('script[type="application/json"]'), table = this.querySelector('table');
    if (!data) return;
    this.data = JSON.parse(data.textContent);
    const figures = table && h('div.sr', null, table);
    this.mark = h('div.plot', { role: 'img', 'aria-label': this.dataset.label ?? '' });
    const other = table && h('button.btn.quiet.icon-only.small.table-toggle', { type: 'button', title: t('chart.table'), 'aria-label': t('chart.table'), 'aria-pressed': 'false', onclick: () => {
      const shows = other.getAttribute('aria-pressed') !== 'true';
      other.setAttribute('aria-pressed', shows);
      other.title = other.ariaLabel = t(shows ? 'chart.chart' : 'chart.table');
      figures.classList.toggle('sr', !shows);
      this.mark.hidden = shows;
    } }, icon('table-2'));
    this.append(...[other, this.mark, figures].filter(Boolean));
    this.off?.abort();
    this.off = new AbortController();
    this.draw().catch(() => { figures?.classList.remove('sr'); this.mark.hidden = true; this.mark.before(h('p.mute', null, t('chart.failed'))); });
    document.addEventListener('musubi:theme', () => this.draw(), { signal: this.off.signal });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.draw(), { signal: this.off.signal });
  }
  drop() { this.off?.abort(); this.watch?.disconnect(); this.plot?.dispose(); this.plot = undefined; }

  async draw() {
    await library('lib/echarts/echarts.common.min.js');
    if (!this.mark.isConnected) return;
    this.plot?.dispose();
    this.plot = window.echarts.init(this.mark, null, { renderer: 'canvas' });
    this.plot.setOption(this.options());
    this.watch?.disconnect();
    this.watch = new ResizeObserver(() => this.plot?.resize());
    this.watch.observe(this.mark);
  }

  options() {
    const { type = 'bar', labels = [], series = [], unit = '', stack = false, horizontal = false, zoom = false } = this.data;
    const ink = token('ink-2'), faint = token('line'), paper = token('raised'), font = getComputedStyle(this).fontFamily;
    const palette = ['ai-fill', 'frame', 'green', 'amber', 'ai-line', 'shu'].map(token);
    const number = v => v == null ? '' : grouped(String(v));
    const calm = { animationDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250 };
    const text = { textStyle: { fontFamily: font, color: ink, fontSize: 11.5 } };
    // richText keeps the tip on the canvas: the HTML tip needs style attributes, which the page's policy forbids.
    const tooltip = { renderMode: 'richText', confine: true, backgroundColor: paper, borderColor: token('line-2'), borderWidth: 1, textStyle: { color: token('ink'), fontFamily: font, fontSize: 12 }, valueFormatter: v => `${number(v)}${unit}` };
    if (type === 'pie') {
      return { ...calm, ...text, color: palette, tooltip: { ...tooltip, trigger: 'item' }, legend: { type: 'scroll', orient: 'vertical', right: 0, top: 'middle', itemWidth: 9, itemHeight: 9, textStyle: { color: ink } },
        series: [{ type, radius: ['52%', '78%'], center: ['34%', '50%'], label: { show: false }, itemStyle: { borderColor: token('paper'), borderWidth: 2 }, data: labels.map((name, i) => ({ name, value: series[0]?.data[i] })) }] };
    }
    const names = { type: 'category', data: labels, inverse: horizontal, axisTick: { show: false }, axisLine: { lineStyle: { color: token('line-2') } }, axisLabel: { color: ink, hideOverlap: true } };
    const values = { type: 'value', name: unit, nameTextStyle: { color: ink, align: 'left', padding: [0, 0, 0, -30] }, splitLine: { lineStyle: { color: faint } }, axisLabel: { color: ink, formatter: number }, splitNumber: 4 };
    return {
      ...calm, ...text, color: palette, tooltip: { ...tooltip, trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: token('ai-soft'), opacity: .6 } } },
      grid: { left: 4, right: 12, top: unit ? 30 : 12, bottom: series.length > 1 ? 28 : 4, containLabel: true },
      legend: { show: series.length > 1, bottom: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: ink, fontSize: 11.5 } },
      ...(zoom && { dataZoom: [{ type: 'inside' }] }),
      xAxis: horizontal ? values : names, yAxis: horizontal ? names : values,
      series: series.map(s => {
        const kind = s.type ?? type, colour = s.tone && token(tones[s.tone] ?? tones.blue);
        return { type: kind, name: s.name, data: s.data, stack: stack && kind === 'bar' ? 'all' : undefined, barMaxWidth: 26, showSymbol: labels.length < 2, smooth: false, symbolSize: 5,
          itemStyle: { ...(colour && { color: colour }), borderRadius: stack ? 0 : horizontal ? [0, 2, 2, 0] : [2, 2, 0, 0] }, lineStyle: { width: 2, ...(colour && { color: colour }), type: s.dashed ? 'dashed' : 'solid' } };
      }),
    };
  }
}
customElements.define('mu-chart', MuChart);
