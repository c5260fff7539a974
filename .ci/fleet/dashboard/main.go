// Holds dashboards against Grafana's own schema: no field is unknown, missing or of another type. Words of enumerations are
// not looked at, as the types that Grafana generates do not.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/grafana/grafana-foundation-sdk/go/cog"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
	"github.com/grafana/grafana-foundation-sdk/go/prometheus"
	"github.com/grafana/grafana-foundation-sdk/go/stat"
	"github.com/grafana/grafana-foundation-sdk/go/statetimeline"
	"github.com/grafana/grafana-foundation-sdk/go/table"
	"github.com/grafana/grafana-foundation-sdk/go/timeseries"
)

func main() {
	runtime := cog.NewRuntime()
	runtime.RegisterDataqueryVariant(prometheus.VariantConfig())
	runtime.RegisterPanelcfgVariant(stat.VariantConfig())
	runtime.RegisterPanelcfgVariant(statetimeline.VariantConfig())
	runtime.RegisterPanelcfgVariant(table.VariantConfig())
	runtime.RegisterPanelcfgVariant(timeseries.VariantConfig())
	status := 0
	for _, file := range os.Args[1:] {
		if err := check(file, runtime); err != nil {
			fmt.Printf("%s: %v\n", file, err)
			status = 1
		}
	}
	os.Exit(status)
}

func check(file string, runtime *cog.Runtime) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	// An empty list of errors comes as an error that is not nil.
	strict := dashboard.Dashboard{}
	if err := strict.UnmarshalJSONStrict(text); err != nil && err.Error() != "" {
		return err
	}
	read := dashboard.Dashboard{}
	if err := json.Unmarshal(text, &read); err != nil {
		return err
	}
	for _, each := range read.Panels {
		if each.Panel == nil {
			continue
		}
		// What is not registered passes unseen.
		if _, known := runtime.ConfigForPanelcfgVariant(each.Panel.Type); !known {
			return fmt.Errorf("panels of type %s are not checked: register them", each.Panel.Type)
		}
	}
	return read.Validate()
}
