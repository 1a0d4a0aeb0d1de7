package main

import (
	"context"

	core "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/resource"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

const nodeName = "control-plane-node"

func client(kubeconfig string) (*kubernetes.Clientset, error) {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return nil, err
	}
	return kubernetes.NewForConfig(config)
}

// healthy tells whether the API server says so, and has made the namespaces that it begins with.
func healthy(ctx context.Context, kubeconfig string) bool {
	clients, err := client(kubeconfig)
	if err != nil {
		return false
	}
	body, err := clients.RESTClient().Get().AbsPath("/readyz").DoRaw(ctx)
	if err != nil || string(body) != "ok" {
		return false
	}
	_, err = clients.CoreV1().Namespaces().Get(ctx, "default", meta.GetOptions{})
	return err == nil
}

func makeNode(ctx context.Context, kubeconfig string) error {
	clients, err := client(kubeconfig)
	if err != nil {
		return err
	}
	room := core.ResourceList{
		core.ResourceCPU:    resource.MustParse("256"),
		core.ResourceMemory: resource.MustParse("1Ti"),
		core.ResourcePods:   resource.MustParse("1000"),
	}
	node := &core.Node{
		ObjectMeta: meta.ObjectMeta{
			Name: nodeName,
			Labels: map[string]string{
				"kubernetes.io/hostname": nodeName,
				"kubernetes.io/os":       "linux",
				"kubernetes.io/arch":     "amd64",
				"type":                   "kwok",
			},
			Annotations: map[string]string{"kwok.x-k8s.io/node": "fake"},
		},
		Status: core.NodeStatus{Allocatable: room, Capacity: room},
	}
	_, err = clients.CoreV1().Nodes().Create(ctx, node, meta.CreateOptions{})
	if errors.IsAlreadyExists(err) {
		return nil
	}
	return err
}

func nodeReady(ctx context.Context, kubeconfig string) bool {
	clients, err := client(kubeconfig)
	if err != nil {
		return false
	}
	node, err := clients.CoreV1().Nodes().Get(ctx, nodeName, meta.GetOptions{})
	if err != nil {
		return false
	}
	for _, condition := range node.Status.Conditions {
		if condition.Type == core.NodeReady {
			return condition.Status == core.ConditionTrue
		}
	}
	return false
}
