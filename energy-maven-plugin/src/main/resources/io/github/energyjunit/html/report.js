(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('data').textContent);
  var tests = data.tests;
  var PAGE = 100;
  var NAME = 300;
  var $ = function (id) { return document.getElementById(id); };
  var root = document.documentElement;
  var compared = document.querySelector('#tests th[data-key=c]') !== null;

  // Makes an element; texts are only ever set as texts, never as HTML.
  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    [].concat(children === undefined ? [] : children).forEach(function (child) {
      element.append(child);
    });
    return element;
  }

  function draw(tag, attributes, text) {
    var element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (text !== undefined) { element.textContent = text; }
    return element;
  }

  var UNITS = [['GJ', 1e15], ['MJ', 1e12], ['kJ', 1e9], ['J', 1e6], ['mJ', 1e3], ['µJ', 1]];
  function energy(microjoules) {
    var rounded = Number(microjoules.toPrecision(3));
    var unit = UNITS.find(function (candidate) { return rounded >= candidate[1]; }) || UNITS[5];
    var value = rounded / unit[1];
    var digits = unit[1] === 1 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(value)));
    return value.toFixed(digits) + ' ' + unit[0];
  }

  // Control and direction characters are shown as their codes, as they would change the text around them.
  function shown(text) {
    return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, function (c) {
      return '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0');
    });
  }

  tests.forEach(function (test) {
    test.source = data.sources[test.q];
    test.estimated = test.source.quality === 'estimated';
    test.flags = test.f || [];
    test.verdict = test.v || 'PASS';
    test.search = (test.t + ' ' + test.verdict + ' ' + test.flags.join(' ')).toLowerCase();
  });

  function name(test, most) {
    var text = shown(test.t);
    if (text.length > most) { text = text.slice(0, most) + '…'; }
    var hash = text.indexOf('#');
    var at = text.lastIndexOf('.', hash < 0 ? text.length : hash) + 1;
    return [make('span', { 'class': 'package' }, text.slice(0, at)), make('wbr'), text.slice(at)];
  }

  function joules(test) {
    return test.j === null ? [test.verdict === 'REMOVED' ? 'not run' : 'no reading'] : test.source.quality === 'measured' ? [energy(test.j)]
      : [energy(test.j) + ' ', make('small', { 'class': test.source.quality }, test.source.quality)];
  }

  function precision(test) {
    return test.j !== null && test.source.uncertainty !== null ? Math.round(test.source.uncertainty * 100) + ' %'
      : test.r === null ? '' : energy(test.r);
  }

  function flags(test) {
    return test.flags.map(function (flag) {
      return make('span', { 'class': 'flag', title: data.flags[flag] || 'a doubt that this version does not know' }, flag);
    });
  }

  function cell(children, kind) { return make('td', kind ? { 'class': kind } : {}, children); }

  function row(test) {
    var open = make('button', { type: 'button', 'class': 'name cut', 'aria-haspopup': 'dialog' }, name(test, NAME));
    open.addEventListener('click', function () { details(test); });
    var why = test.w && test.verdict !== 'PASS' ? make('span', { 'class': 'why' }, shown(test.w).slice(0, 600)) : [];
    var against = compared ? [cell(test.c ? '×' + test.c[0].toFixed(3) : '', 'number')] : [];
    return make('tr', {}, [
      cell([open].concat(why), 'test'), cell(joules(test), 'number'), cell(precision(test), 'number'),
      cell(test.s === null ? '' : (test.s * 100).toFixed(1) + ' %', 'number'), cell(String(test.n), 'number'),
      cell(test.l === null ? '' : energy(test.l), 'number')
    ].concat(against, [cell(make('span', { 'class': test.verdict }, test.verdict)), cell(flags(test))
    ]));
  }

  var view = tests.slice();
  var page = 0;
  var order = { key: 'j', up: false };
  var ORDER = ['FAIL', 'WARN', 'INCONCLUSIVE', 'INCOMPARABLE', 'MISSING_BASELINE', 'REMOVED', 'NEW', 'IMPROVED', 'PASS'];
  var keys = {
    t: function (test) { return test.t; }, j: function (test) { return test.j; }, s: function (test) { return test.s; },
    n: function (test) { return test.n; }, l: function (test) { return test.l; },
    c: function (test) { return test.c ? test.c[0] : null; },
    r: function (test) { return test.r; },
    v: function (test) { return -ORDER.indexOf(test.verdict); }, f: function (test) { return test.flags.length; }
  };

  function sort() {
    var key = keys[order.key];
    var sign = order.up ? 1 : -1;
    view = view.map(function (test) { return { test: test, key: key(test) }; }).sort(function (a, b) {
      if (a.key === b.key) { return 0; }
      if (a.key === null || b.key === null) { return a.key === null ? 1 : -1; }
      return a.key < b.key ? -sign : sign;
    }).map(function (entry) { return entry.test; });
  }

  function filter() {
    var words = $('search').value.toLowerCase().split(/\s+/).filter(Boolean);
    var verdict = $('verdict').value;
    var flag = $('flag').value;
    view = tests.filter(function (test) {
      return (!verdict || test.verdict === verdict) && (!flag || test.flags.includes(flag))
        && words.every(function (word) { return test.search.includes(word); });
    });
    page = 0;
    sort();
    show();
  }

  function show() {
    var from = page * PAGE;
    $('rows').replaceChildren.apply($('rows'), view.slice(from, from + PAGE).map(row));
    $('shown').textContent = view.length === 0 ? 'no test' : (from + 1) + ' to ' + Math.min(view.length, from + PAGE) + ' of '
      + view.length + (view.length === tests.length ? '' : ' that fit, ' + tests.length + ' in all');
    $('before').disabled = page === 0;
    $('after').disabled = from + PAGE >= view.length;
  }

  function options(select, values) {
    Array.from(new Set(values)).sort().forEach(function (value) { select.append(make('option', { value: value }, value)); });
  }
  options($('verdict'), tests.map(function (test) { return test.verdict; }));
  options($('flag'), tests.reduce(function (all, test) { test.flags.forEach(function (flag) { all.add(flag); }); return all; }, new Set()));
  ['verdict', 'flag'].forEach(function (id) { $(id).addEventListener('change', filter); });
  $('search').addEventListener('input', filter);
  $('before').addEventListener('click', function () { page--; show(); });
  $('after').addEventListener('click', function () { page++; show(); });
  document.querySelectorAll('#tests th').forEach(function (head) {
    head.querySelector('button').addEventListener('click', function () {
      var key = head.getAttribute('data-key');
      order = { key: key, up: order.key === key ? !order.up : key === 't' };
      document.querySelectorAll('#tests th').forEach(function (other) { other.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', order.up ? 'ascending' : 'descending');
      page = 0;
      sort();
      show();
    });
  });

  function quantile(sorted, share) {
    var at = (sorted.length - 1) * share;
    var low = Math.floor(at);
    return sorted[low] + (sorted[Math.min(sorted.length - 1, low + 1)] - sorted[low]) * (at - low);
  }

  // One dot for each sample, in order from top to bottom, over a box of the quartiles.
  function samples(test) {
    var values = test.x;
    var sorted = values.slice().sort(function (a, b) { return a - b; });
    var marks = sorted.concat(test.l === null ? [] : [test.l], test.p === null || test.p === undefined ? [] : [test.p]);
    var low = Math.min.apply(null, marks);
    var high = Math.max.apply(null, marks);
    if (low === high) { low = low * 0.9; high = high * 1.1 || 1; }
    var x = function (value) { return 20 + (value - low) / (high - low) * 760; };
    var svg = draw('svg', { 'class': 'samples ' + test.source.quality, viewBox: '0 0 800 96', role: 'img',
      'aria-label': values.length + ' samples from ' + energy(sorted[0]) + ' to ' + energy(sorted[sorted.length - 1]) + ' ' + test.source.quality });
    var median = quantile(sorted, 0.5);
    svg.append(draw('rect', { 'class': 'box', x: x(quantile(sorted, 0.25)), y: 6, width: Math.max(1, x(quantile(sorted, 0.75)) - x(quantile(sorted, 0.25))), height: 60, rx: 3 }));
    svg.append(draw('line', { 'class': 'median', x1: x(median), x2: x(median), y1: 6, y2: 66 }));
    values.forEach(function (value, i) { svg.append(draw('circle', { cx: x(value), cy: 12 + (values.length < 2 ? 24 : 48 * i / (values.length - 1)), r: 4 })); });
    if (test.l !== null) { svg.append(draw('line', { 'class': 'budget', x1: x(test.l), x2: x(test.l), y1: 0, y2: 74 })); }
    if (test.p) { svg.append(draw('line', { 'class': 'baseline', x1: x(test.p), x2: x(test.p), y1: 0, y2: 74 })); }
    svg.append(draw('text', { x: 20, y: 90 }, energy(low)));
    svg.append(draw('text', { x: 780, y: 90, 'text-anchor': 'end' }, energy(high)));
    return svg;
  }

  function pairs(entries) {
    var list = make('dl', { 'class': 'pairs' });
    entries.forEach(function (entry) {
      if (entry[1] !== '' && entry[1] !== null) { list.append(make('dt', {}, entry[0]), make('dd', {}, entry[1])); }
    });
    return list;
  }

  function details(test) {
    var dialog = $('details');
    var quality = test.estimated ? ' estimated' : '';
    var ran = test.i;
    var body = [pairs([
      ['verdict', [make('span', { 'class': 'badge ' + test.verdict }, test.verdict), ' ', test.w ? shown(test.w) : 'no budget']],
      ['joules', joules(test)], ['±', precision(test)],
      ['whole machine', test.m === null ? '' : energy(test.m) + quality],
      ['budget', test.l === null ? '' : energy(test.l)],
      ['baseline', test.p ? energy(test.p) + quality + '; this build is ×' + test.c[0].toFixed(3) + ' of it, between ' + test.c[1].toFixed(3) + ' and ' + test.c[2].toFixed(3) : ''],
      ['time', test.d === null ? '' : (test.d / 1e6).toPrecision(3) + ' ms'],
      ['ran', ran[0] + ' successful, ' + ran[1] + ' failed, ' + ran[2] + ' aborted, ' + ran[3] + ' warm-ups' + (ran[4] ? ', ' + ran[4] + ' without reading' : '')],
      ['all of them together', energy(test.e) + quality],
      ['source', test.source.name + ' (' + test.source.quality + ')'],
      ['display name', test.o ? shown(test.o) : '']
    ])];
    if (test.x.length > 0) {
      body.push(make('h3', {}, 'Samples' + (test.n > test.x.length ? ' (' + test.x.length + ' of ' + test.n + ', evenly picked)' : '')), samples(test),
        make('p', { 'class': 'quiet' }, 'Each dot is one sample, the first at the top; the box holds the middle half, the thick line is the median'
          + (test.l === null ? '' : ', the dashed line is the budget') + (test.p ? ', the dotted one the baseline' : '') + '.'));
    }
    if (test.flags.length > 0) {
      body.push(make('h3', {}, 'Doubts'), make('ul', {}, test.flags.map(function (flag) {
        return make('li', {}, [make('strong', {}, flag), ': ' + (data.flags[flag] || 'a doubt that this version does not know')]);
      })));
    }
    if (test.z) { body.push(make('h3', {}, 'Why there is no reading'), make('p', {}, test.z.map(shown).join('; '))); }
    body.push(make('h3', {}, 'Comparable with results of'), pairs(Object.entries(data.fingerprints[test.k])));
    $('details-name').replaceChildren.apply($('details-name'), name(test, 20000));
    $('details-body').replaceChildren.apply($('details-body'), body);
    dialog.showModal();
    dialog.scrollTop = 0;
  }
  $('close').addEventListener('click', function () { $('details').close(); });

  function colour(name) { return getComputedStyle(root).getPropertyValue('--' + name).trim(); }

  function tree() {
    var packages = new Map();
    tests.forEach(function (test) {
      if (!test.e) { return; }
      var hash = test.t.indexOf('#');
      var type = hash < 0 ? test.t : test.t.slice(0, hash);
      var dot = type.lastIndexOf('.');
      var group = dot < 0 ? '(default package)' : type.slice(0, dot);
      var classes = packages.get(group) || packages.set(group, new Map()).get(group);
      var entry = classes.get(type) || classes.set(type, []).get(type);
      entry.push({ name: shown(hash < 0 ? test.t : test.t.slice(hash + 1)).slice(0, 120), value: test.e });
    });
    return Array.from(packages, function (group) {
      return { name: shown(group[0]).slice(0, 200), children: Array.from(group[1], function (type) {
        return { name: shown(type[0].slice(type[0].lastIndexOf('.') + 1)).slice(0, 120), children: type[1] };
      }) };
    });
  }

  var chart = null;
  function chartAll() {
    var place = $('treemap');
    var quality = place.getAttribute('data-quality');
    if (chart) { chart.dispose(); }
    chart = echarts.init(place, null, { renderer: 'canvas' });
    chart.setOption({
      animation: false,
      aria: { enabled: false },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      color: root.getAttribute('data-theme') === 'dark' ? ['#3d5f9e', '#6b549b', '#2f7355', '#8a6a2c', '#8c4a52', '#3b7080'] : ['#2f5fb3', '#6a4bab', '#1d7048', '#84600f', '#a03c46', '#22697d'],
      tooltip: { renderMode: 'richText', formatter: function (point) { return point.name + '\n' + energy(point.value) + quality; } },
      series: [{ type: 'treemap', name: 'all tests', data: tree(), left: 0, right: 0, top: 0, bottom: 34, roam: false, visibleMin: 300, leafDepth: tests.length > 300 ? 2 : 3,
        label: { color: '#fff', overflow: 'truncate' }, upperLabel: { show: true, height: 20, color: colour('text'), overflow: 'truncate' },
        itemStyle: { borderColor: colour('card'), borderWidth: 1, gapWidth: 1 },
        levels: [{ upperLabel: { show: false } }, { itemStyle: { gapWidth: 2 } }, { itemStyle: { gapWidth: 1 }, colorSaturation: [0.35, 0.5] }],
        breadcrumb: { itemStyle: { color: colour('row'), textStyle: { color: colour('text') } } } }]
    });
  }

  function theme(name) {
    root.setAttribute('data-theme', name);
    $('theme').textContent = name === 'dark' ? 'Light' : 'Dark';
    $('theme').setAttribute('aria-label', 'Switch to ' + (name === 'dark' ? 'light' : 'dark') + ' colours');
    if (chart) { chartAll(); }
  }
  var dark = matchMedia('(prefers-color-scheme: dark)');
  theme(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', function () { theme(dark.matches ? 'dark' : 'light'); });
  $('theme').addEventListener('click', function () { theme(root.getAttribute('data-theme') === 'dark' ? 'light' : 'dark'); });

  sort();
  show();
  if (tests.some(function (test) { return test.e > 0; })) {
    // The page is painted first; the chart follows.
    setTimeout(chartAll, 0);
    addEventListener('resize', function () { if (chart) { chart.resize(); } });
  } else {
    $('chart').hidden = true;
  }
})();
