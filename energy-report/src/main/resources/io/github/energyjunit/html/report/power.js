  // Power while tests ran.

  function clock(seconds) {
    var whole = Math.floor(seconds);
    return whole < 60 ? Number(seconds.toFixed(seconds < 10 ? 2 : 1)) + ' s'
      : Math.floor(whole / 60) + ':' + String(whole % 60).padStart(2, '0') + ' min';
  }

  function steps(values, width) {
    var points = [];
    values.forEach(function (value, i) { points.push([i * width, value], [(i + 1) * width, value]); });
    return points;
  }

  // Bars of this many pixels have room for the beginning of a test's name.
  var LABELLED = 40;

  var power = null;
  function drawPower() {
    var all = data.power;
    var place = $('power');
    var quality = place.getAttribute('data-quality');
    var width = all.width / 1000;
    var names = Object.keys(all.domains);
    var darkness = root.getAttribute('data-theme') === 'dark';
    var colours = darkness ? ['#7eaeff', '#c3a9f5', '#66d99b', '#f2be5c', '#ff9590', '#7fd0e6'] : ['#2f5fb3', '#6a4bab', '#1d7048', '#84600f', '#a03c46', '#22697d'];
    var areas = darkness ? ['#2d4a80', '#4d3f78', '#245a42', '#63511f', '#6d3439', '#29525f'] : ['#b4caf0', '#d2c5ee', '#b5dfc8', '#ecd9ab', '#efc4c8', '#b3d8e2'];
    // Each area reaches from zero to the sum of its domain and those below it; the highest is drawn first.
    var sums = [];
    names.forEach(function (name, i) {
      sums.push(all.domains[name].map(function (watts, at) { return watts === null ? null : watts + (i > 0 ? sums[i - 1][at] : 0); }));
    });
    var axis = { type: 'value', min: 0, max: all.tests.length * width, axisLabel: { formatter: clock, color: colour('quiet'), showMaxLabel: false, hideOverlap: true }, splitLine: { show: false }, axisLine: { lineStyle: { color: colour('quiet') } } };
    if (power) { power.dispose(); }
    power = echarts.init(place, null, { renderer: 'canvas' });
    power.setOption({
      animation: false,
      aria: { enabled: false },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      legend: { selectedMode: false, data: names.concat(['caused by the tests']), textStyle: { color: colour('text') }, top: 0, left: place.clientWidth < 640 ? 150 : 'center', type: 'scroll' },
      tooltip: { renderMode: 'richText', trigger: 'item', formatter: function (point) {
        if (point.seriesIndex !== names.length + 1) { return point.seriesName; }
        var span = all.spans[point.dataIndex];
        return shown(tests[span[0]].t).slice(0, 160) + '\n' + energy(span[3]) + quality + ' in ' + clock((span[2] - span[1]) / 1000);
      } },
      grid: [{ left: 56, right: 16, top: 34, height: 180 }, { left: 56, right: 16, top: 226, height: 70 }],
      xAxis: [Object.assign({ gridIndex: 0 }, axis, { axisLabel: { show: false } }), Object.assign({ gridIndex: 1 }, axis)],
      yAxis: [{ gridIndex: 0, type: 'value', min: 0, name: 'W' + quality, nameTextStyle: { color: colour('quiet'), align: 'left' }, axisLabel: { color: colour('quiet') }, splitLine: { lineStyle: { color: colour('line') } } },
        { gridIndex: 1, type: 'value', min: 0, max: 1 + Math.max.apply(null, [0].concat(all.spans.map(function (span) { return span[4]; }))), show: false, inverse: true }],
      dataZoom: [{ type: 'slider', xAxisIndex: [0, 1], height: 18, bottom: 8, labelFormatter: clock, textStyle: { color: colour('quiet') } }, { type: 'inside', xAxisIndex: [0, 1], zoomOnMouseWheel: false, moveOnMouseWheel: false }],
      series: names.map(function (name, i) {
        return { name: name, type: 'line', xAxisIndex: 0, yAxisIndex: 0, data: steps(sums[i], width), symbol: 'none', lineStyle: { width: 0 }, areaStyle: { opacity: 1 }, color: areas[i % areas.length], z: names.length - i, connectNulls: false };
      }).concat([
        { name: 'caused by the tests', type: 'line', xAxisIndex: 0, yAxisIndex: 0, data: steps(all.tests, width), symbol: 'none', lineStyle: { width: 1.5 }, z: 20, color: colour('text'), connectNulls: false },
        { name: 'tests', type: 'custom', xAxisIndex: 1, yAxisIndex: 1, color: colours[0], encode: { x: [1, 2], y: 4 },
          data: all.spans.map(function (span) { return [span[0], span[1] / 1000, span[2] / 1000, span[3], span[4]]; }),
          renderItem: function (parameters, api) {
            var from = api.coord([api.value(1), api.value(4)]);
            var to = api.coord([api.value(2), api.value(4) + 1]);
            var area = parameters.coordSys;
            var left = Math.max(area.x, from[0]);
            var right = Math.min(area.x + area.width, Math.max(to[0], from[0] + 1));
            if (right <= left) { return null; }
            var bar = { type: 'rect', shape: { x: left, y: from[1] + 1, width: Math.max(1, right - left - 0.5), height: Math.max(2, to[1] - from[1] - 2) },
              style: { fill: colours[api.value(0) % colours.length] } };
            if (bar.shape.width >= LABELLED && bar.shape.height >= 12) {
              bar.textConfig = { position: 'insideLeft', distance: 4 };
              bar.textContent = { style: { text: method(tests[api.value(0)]), fill: darkness ? '#000' : '#fff', fontSize: 11, width: bar.shape.width - 8, overflow: 'truncate' } };
            }
            return bar;
          } }
      ])
    });
    power.on('click', function (point) {
      if (point.seriesIndex === names.length + 1) { details(tests[all.spans[point.dataIndex][0]]); }
    });
  }

  function sayPower() {
    var all = data.power;
    var totals = all.tests.map(function (own, i) {
      return Object.keys(all.domains).reduce(function (sum, name) { return sum + (all.domains[name][i] || 0); }, 0);
    }).filter(function (watts, i) { return all.tests[i] !== null; });
    var mean = totals.reduce(function (sum, watts) { return sum + watts; }, 0) / (totals.length || 1);
    var quality = $('power').getAttribute('data-quality');
    $('power-text').textContent = 'The machine used ' + Number(mean.toPrecision(3)) + ' W' + quality + ' on average while tests ran, at most '
      + Number(Math.max.apply(null, [0].concat(totals)).toPrecision(3)) + ' W in ' + clock(all.width / 1000) + '; ' + clock(all.tests.length * all.width / 1000) + ' passed from the first to the last test.';
  }
