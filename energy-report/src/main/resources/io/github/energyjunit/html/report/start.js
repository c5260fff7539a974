  // The other charts, light and dark, and what happens when the page opens.

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
      series: [{ type: 'treemap', name: 'all tests', data: tree(), left: 0, right: 0, top: 0, bottom: 34, roam: false, visibleMin: 300, leafDepth: (tests.length > 300 ? 2 : 3) + (data.modules ? 1 : 0),
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
    if (power) { drawPower(); }
    flameGraphs.forEach(function (each) { each.render(); });
  }
  var dark = matchMedia('(prefers-color-scheme: dark)');
  theme(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', function () { theme(dark.matches ? 'dark' : 'light'); });
  $('theme').addEventListener('click', function () { theme(root.getAttribute('data-theme') === 'dark' ? 'light' : 'dark'); });

  // Paper is white, whatever the screen is.
  var onScreen = 'light';
  addEventListener('beforeprint', function () {
    onScreen = root.getAttribute('data-theme');
    theme('light');
    [chart, power].forEach(function (each) { if (each) { each.getZr().flush(); } });
  });
  addEventListener('afterprint', function () { theme(onScreen); });

  sort();
  show();
  if (data.trend) {
    var shownTrend = trend(data.trend.builds, data.trend.builds.map(function (build) { return build[3]; }), data.trend.changes, $('chart').querySelector('.estimated') ? 'estimated' : '');
    $('trend').replaceChildren.apply($('trend'), shownTrend);
  }
  if (data.profile) {
    $('profile-text').textContent = 'Stacks of ' + tests.filter(function (test) { return test.a; }).length + ' tests, ' + data.profile.n + ' in all, sampled by ' + data.profiler
      + ' while they ran; one run of each test. ± is the sampling error. The details of each test have their own graph.';
    var whole = profileParts(data.profile, $('chart').querySelector('.estimated') ? ' estimated' : '', 'flame graph of all profiled tests');
    $('profile').replaceChildren.apply($('profile'), whole.elements);
    setTimeout(whole.graph.render, 0);
    addEventListener('resize', function () { flameGraphs.forEach(function (each) { each.resize(); }); });
  }
  if (data.power) {
    $('power-section').hidden = false;
    sayPower();
    setTimeout(drawPower, 0);
    addEventListener('resize', function () { if (power) { power.resize(); } });
  }
  if (tests.some(function (test) { return test.e > 0; })) {
    // The page is painted first; the chart follows.
    setTimeout(chartAll, 0);
    addEventListener('resize', function () { if (chart) { chart.resize(); } });
  } else {
    $('chart').hidden = true;
  }
